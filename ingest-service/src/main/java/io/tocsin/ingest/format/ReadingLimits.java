package io.tocsin.ingest.format;

/// What a document may ask of its reader before it is refused: real lists stay far below each.
///
/// @param expandedBytes bytes that an archive may expand to
/// @param expansionRatio how many times its own size an archive may expand to, once it is over a mebibyte
/// @param archiveFiles files in an archive
/// @param depth nesting of XML elements
/// @param attributes attributes of one XML element
/// @param tokenBytes bytes of one XML tag with the text after it, roughly: the parser reads some kilobytes ahead
/// @param entryChars characters of one entry, or of one row
/// @param cellLines lines of one row of a CSV table
public record ReadingLimits(
        long expandedBytes,
        int expansionRatio,
        int archiveFiles,
        int depth,
        int attributes,
        int tokenBytes,
        int entryChars,
        int cellLines) {
    /// A list of 2026 has 29 MB, expands 11 times, nests 4 deep and has entries of up to 40 KB.
    public static final ReadingLimits DEFAULTS = new ReadingLimits(512L << 20, 100, 16, 32, 32, 256 << 10, 4 << 20, 16);

    public ReadingLimits {
        if (expandedBytes < 1
                || expansionRatio < 1
                || archiveFiles < 1
                || depth < 1
                || attributes < 0
                || tokenBytes < 1
                || entryChars < 1
                || cellLines < 1) {
            throw new IllegalArgumentException("a limit of reading is not positive: expandedBytes=" + expandedBytes
                    + " expansionRatio=" + expansionRatio + " archiveFiles=" + archiveFiles + " depth=" + depth
                    + " attributes=" + attributes + " tokenBytes=" + tokenBytes + " entryChars=" + entryChars
                    + " cellLines=" + cellLines);
        }
    }
}
