package io.tocsin.ingest.ofac;

import io.tocsin.designation.Country;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.Field;
import io.tocsin.ingest.format.Gzipped;
import io.tocsin.ingest.format.ReadingLimits;
import io.tocsin.ingest.snapshot.ListFormat;
import io.tocsin.ingest.snapshot.SnapshotForm;
import io.tocsin.ingest.snapshot.SnapshotForm.Coverage;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One list of OFAC, and with what its documents are read.
///
/// @param source the id of the source: `ofac-sdn`
/// @param authority who designates: `us-ofac`
/// @param parserVersion raised whenever these readers read the same document differently
/// @param limits what a document may ask of its reader
public record OfacList(String source, String authority, int parserVersion, ReadingLimits limits) {
    /// The version of the readers in this package.
    public static final int PARSER_VERSION = 1;

    private static final String SDN = "ofac-sdn";

    /// OFAC has one list of those whose property is blocked; every other name is that of a list within the
    /// Consolidated one.
    private static final String SDN_NAME = "SDN List";

    /// The list as it is read in production.
    public static OfacList of(String source, String authority) {
        return new OfacList(source, authority, PARSER_VERSION, ReadingLimits.DEFAULTS);
    }

    /// Every form in which OFAC publishes this list and which is read; a document is in the first that
    /// recognises it. What understanding and comparing an entry needs is loaded here, at the start of the
    /// service: the first document does not wait for it.
    public List<ListFormat> formats() {
        Country.names();
        FeatureKinds.isNote("");
        Objects.requireNonNull(DesignationJson.MAPPER);
        return List.of(
                SdnXml.format(this),
                EnhancedXml.format(this),
                new SdnCsv(this),
                new SdnArchive(this),
                new Gzipped(SdnXml.format(this), limits),
                new Gzipped(EnhancedXml.format(this), limits));
    }

    /// Whether the enhanced format calls this list so.
    boolean isNamed(String name) {
        return source.equals(SDN) == name.equals(SDN_NAME);
    }

    SnapshotForm form(String name, Map<Field, Coverage> coverage) {
        return new SnapshotForm(name, parserVersion, coverage);
    }
}
