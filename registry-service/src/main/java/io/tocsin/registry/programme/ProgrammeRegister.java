package io.tocsin.registry.programme;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Programmes and legal bases with what stands under them now: those of the table, and those that any
/// designation names.
@ApplicationScoped
public class ProgrammeRegister {
    private final Figures figures;
    private final Timelines timelines;
    private final DesignatedUnder designatedUnder;

    ProgrammeRegister(Figures figures, Timelines timelines, DesignatedUnder designatedUnder) {
        this.figures = figures;
        this.timelines = timelines;
        this.designatedUnder = designatedUnder;
    }

    /// All programmes, in the order of authorities and tags.
    public List<Programme> programmes() throws SQLException {
        return figures.now().allProgrammes();
    }

    /// One programme; empty where neither the table nor any designation has the tag.
    public Optional<ProgrammeHistory> programme(String authority, String programme) throws SQLException {
        ProgrammeTag tag = new ProgrammeTag(authority, programme);
        Standing standing = figures.now().programmes().get(tag);
        return standing == null
                ? Optional.empty()
                : Optional.of(new ProgrammeHistory(Programme.of(tag, standing), timelines.of(tag)));
    }

    /// All instruments, in the order of their names.
    public List<LegalBasis> legalBases() throws SQLException {
        Overview overview = figures.now();
        return overview.instruments().stream().map(overview::legalBasis).toList();
    }

    /// One instrument; empty where neither the table nor any designation names it.
    public Optional<LegalBasis> legalBasis(String instrument) throws SQLException {
        Overview overview = figures.now();
        return overview.instruments().contains(instrument)
                ? Optional.of(overview.legalBasis(instrument))
                : Optional.empty();
    }

    /// Who is designated under an instrument, in the order of ids.
    ///
    /// @param afterId only those after this id, "" for the first
    public List<Designated> designatedUnder(String instrument, String afterId, int limit) throws SQLException {
        return designatedUnder.page(
                instrument, figures.now().standingFor().getOrDefault(instrument, Set.of()), afterId, limit);
    }
}
