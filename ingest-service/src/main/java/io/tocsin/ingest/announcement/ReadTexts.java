package io.tocsin.ingest.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Which texts were read, so that none is read twice.
@ApplicationScoped
class ReadTexts {
    private final DataSource database;

    ReadTexts(DataSource database) {
        this.database = database;
    }

    /// The run that read a text with these bytes and has not been withdrawn since.
    @Transactional
    Optional<String> runOf(String publisher, String sha256) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select t.run_id from own.announcement t join own.run r on r.id = t.run_id
                        where t.publisher = ? and t.sha256 = ? and r.decision is distinct from 'withdrawn'
                        limit 1
                        """)) {
            select.setString(1, publisher);
            select.setString(2, sha256);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("texts of " + publisher + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// Whether a text with these bytes was read by any run, one that was withdrawn since among them.
    @Transactional
    boolean has(String publisher, String sha256) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select 1 from own.announcement where publisher = ? and sha256 = ? limit 1")) {
            select.setString(1, publisher);
            select.setString(2, sha256);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("texts of " + publisher + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Transactional(TxType.MANDATORY)
    void put(String publisher, @Nullable String url, String sha256, String runId) {
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        insert into own.announcement (publisher, url, sha256, run_id) values (?, ?, ?, ?)
                        on conflict (publisher, url, sha256) do update set run_id = excluded.run_id
                        """)) {
            upsert.setString(1, publisher);
            upsert.setString(2, url == null ? "" : url);
            upsert.setString(3, sha256);
            upsert.setString(4, runId);
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a text of " + publisher + " cannot be kept: " + e.getMessage(), e);
        }
    }
}
