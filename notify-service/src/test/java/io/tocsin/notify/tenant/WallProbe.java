package io.tocsin.notify.tenant;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// A route that forgets to ask for the tenant, for tests alone.
@Path("/test/wall")
@RolesAllowed("subscriber")
@RunOnVirtualThread
public class WallProbe {
    private final AgroalDataSource database;

    WallProbe(AgroalDataSource database) {
        this.database = database;
    }

    @GET
    @Path("/plain")
    @Operation(hidden = true)
    public List<String> plain(@QueryParam("sql") String sql) throws SQLException {
        return run(sql);
    }

    @GET
    @Path("/transaction")
    @Operation(hidden = true)
    public List<String> inTransaction(@QueryParam("sql") String sql) {
        return QuarkusTransaction.requiringNew().call(() -> run(sql));
    }

    private List<String> run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
