package io.tocsin.registry.export;

import io.tocsin.designation.SubjectType;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where FollowTheMoney puts a number, by the kind that the authority names.
enum FtmIdentifier {
    WALLET("digital currency address.*|.*wallet.*"),
    IMO("imo.*|.*\\bimo number.*|vessel registration identification"),
    MMSI("mmsi.*|maritime mobile service identity.*"),
    CALL_SIGN(".*call sign.*"),
    SERIAL("aircraft.*serial.*|.*\\(msn\\).*"),
    TAIL("aircraft tail.*|aircraft registration.*"),
    BIC("swift.*|bic\\b.*"),
    LEI("(legal entity identifier|lei)\\b.*"),
    USCC("unified social credit code.*"),
    DUNS("d-u-n-s.*|duns.*"),
    PASSPORT(".*passport.*"),
    VAT(".*\\bv\\.?a\\.?t\\.?\\b.*"),
    TAX(".*\\btax.*|.*fiscal.*|c\\.u\\.i\\.t\\..*|r\\.f\\.c\\..*|nit\\b.*|rtn\\b.*|rif\\b.*|ruc\\b.*|inn\\b.*"),
    LICENCE(".*licen[cs]e.*"),
    EMAIL("e-?mail.*"),
    WEBSITE("website.*"),
    PHONE("phone.*|telephone.*|fax.*"),
    PERSONAL("national.*|identification.*|.*identity.*|cedula.*|.*\\bid\\b.*|.*ssn.*|.*social security.*|birth cert.*"
            + "|personal.*|n\\.i\\.e\\..*|d\\.n\\.i\\..*|citizen.*|residen.*|military.*|seafarer.*|tazkira.*|kenyan.*"),
    REGISTRATION(".*registr.*|.*commercial.*|company.*|c\\.r\\. no.*|.*legal entity number.*|.*enterprise.*"
            + "|.*matricula.*|.*chamber.*|.*incorporation.*"),
    OTHER(".*");

    private static final Pattern IMO_DIGITS = Pattern.compile("(?i)(?:IMO\\s*)?(\\d{7})");

    private final Pattern type;

    FtmIdentifier(String type) {
        this.type = Pattern.compile(type);
    }

    static FtmIdentifier of(String type) {
        String plain = type.strip().toLowerCase(Locale.ROOT);
        return List.of(values()).stream()
                .filter(kind -> kind.type.matcher(plain).matches())
                .findFirst()
                .orElse(OTHER);
    }

    /// The property of a party of that kind that takes the number; null where its schema has none.
    @Nullable
    String property(SubjectType party) {
        return switch (party) {
            case PERSON -> ofPerson();
            case ORGANISATION -> ofOrganisation();
            case UNKNOWN -> ofLegalEntity();
            case VESSEL -> ofVessel();
            case AIRCRAFT -> ofAircraft();
        };
    }

    private @Nullable String ofPerson() {
        return switch (this) {
            case PASSPORT -> "passportNumber";
            case WALLET,
                    IMO,
                    MMSI,
                    CALL_SIGN,
                    SERIAL,
                    TAIL,
                    BIC,
                    LEI,
                    USCC,
                    DUNS,
                    VAT,
                    TAX,
                    LICENCE,
                    EMAIL,
                    WEBSITE,
                    PHONE,
                    PERSONAL,
                    REGISTRATION,
                    OTHER -> ofLegalEntity();
        };
    }

    private @Nullable String ofOrganisation() {
        return switch (this) {
            case IMO -> "imoNumber";
            case PERSONAL, PASSPORT, OTHER -> "registrationNumber";
            case WALLET,
                    MMSI,
                    CALL_SIGN,
                    SERIAL,
                    TAIL,
                    BIC,
                    LEI,
                    USCC,
                    DUNS,
                    VAT,
                    TAX,
                    LICENCE,
                    EMAIL,
                    WEBSITE,
                    PHONE,
                    REGISTRATION -> ofLegalEntity();
        };
    }

    private @Nullable String ofLegalEntity() {
        return switch (this) {
            case WALLET, MMSI, CALL_SIGN, SERIAL, TAIL, IMO -> null;
            case BIC -> "swiftBic";
            case LEI -> "leiCode";
            case USCC -> "uscCode";
            case DUNS -> "dunsCode";
            case VAT -> "vatCode";
            case TAX -> "taxNumber";
            case LICENCE -> "licenseNumber";
            case EMAIL -> "email";
            case WEBSITE -> "website";
            case PHONE -> "phone";
            case REGISTRATION -> "registrationNumber";
            case PASSPORT, PERSONAL, OTHER -> "idNumber";
        };
    }

    private @Nullable String ofVessel() {
        return switch (this) {
            case IMO -> "imoNumber";
            case MMSI -> "mmsi";
            case CALL_SIGN -> "callSign";
            case REGISTRATION, PERSONAL, OTHER -> "registrationNumber";
            case WALLET, SERIAL, TAIL, BIC, LEI, USCC, DUNS, PASSPORT, VAT, TAX, LICENCE, EMAIL, WEBSITE, PHONE -> null;
        };
    }

    private @Nullable String ofAircraft() {
        return switch (this) {
            case SERIAL -> "serialNumber";
            case TAIL, REGISTRATION, PERSONAL, OTHER -> "registrationNumber";
            case WALLET,
                    IMO,
                    MMSI,
                    CALL_SIGN,
                    BIC,
                    LEI,
                    USCC,
                    DUNS,
                    PASSPORT,
                    VAT,
                    TAX,
                    LICENCE,
                    EMAIL,
                    WEBSITE,
                    PHONE -> null;
        };
    }

    /// The number as the property wants it: an IMO number as its seven digits, all else as published.
    String number(String published) {
        Matcher imo = IMO_DIGITS.matcher(published.strip());
        return this == IMO && imo.matches() ? imo.group(1) : published.strip();
    }
}
