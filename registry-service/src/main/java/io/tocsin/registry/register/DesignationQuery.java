package io.tocsin.registry.register;

import io.tocsin.designation.Country;
import io.tocsin.designation.Status;
import io.tocsin.designation.SubjectType;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/// What a list of designations can be asked by, as it comes in the query.
public class DesignationQuery {
    @QueryParam("name")
    @Nullable
    String name;

    @QueryParam("source")
    @Nullable
    String source;

    @QueryParam("programme")
    @Nullable
    String programme;

    @QueryParam("country")
    @Nullable
    String country;

    @QueryParam("subjectType")
    @Nullable
    String subjectType;

    @QueryParam("status")
    @Nullable
    String status;

    @QueryParam("changedSince")
    @Nullable
    String changedSince;

    @QueryParam("knownAt")
    @Nullable
    String knownAt;

    @QueryParam("validAt")
    @Nullable
    String validAt;

    /// The two times asked about.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem where one cannot be read
    public AsOf asOf() {
        return new AsOf(Parameters.moment("knownAt", knownAt), Parameters.moment("validAt", validAt));
    }

    /// What is asked for.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem where a parameter cannot be read
    public Filter filter() {
        String countryText = Parameters.text("country", country);
        return new Filter(
                Parameters.text("name", name),
                Parameters.text("source", source),
                Parameters.text("programme", programme),
                countryText == null ? null : Country.codeOrName(countryText),
                Parameters.word("subjectType", SubjectType.class, subjectType),
                Parameters.word("status", Status.class, status),
                Parameters.instant("changedSince", changedSince));
    }
}
