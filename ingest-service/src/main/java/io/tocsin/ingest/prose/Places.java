package io.tocsin.ingest.prose;

import io.tocsin.designation.Country;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads countries out of words: names of countries, of the people of a country, and of some cities that
/// texts name without their country.
public final class Places {
    private static final Map<String, String> NATIONALITIES = table("""
            AF Afghan; AL Albanian; DZ Algerian; AM Armenian; AO Angolan; AR Argentine Argentinian; AT Austrian;
            AU Australian; AZ Azerbaijani; BH Bahraini; BD Bangladeshi; BY Belarusian Belarusan; BE Belgian; BO Bolivian;
            BA Bosnian; BR Brazilian; BG Bulgarian; MM Burmese; KH Cambodian; CM Cameroonian; CA Canadian; CN Chinese;
            CO Colombian; CD Congolese; CR Costa_Rican; HR Croatian; CU Cuban; CY Cypriot; CZ Czech; DK Danish;
            DO Dominican; NL Dutch; EC Ecuadorian; EG Egyptian; SV Salvadoran; AE Emirati; ER Eritrean; EE Estonian;
            ET Ethiopian; FI Finnish; FR French; GE Georgian; DE German; GH Ghanaian; GR Greek; GT Guatemalan;
            HT Haitian; HN Honduran; HU Hungarian; IN Indian; ID Indonesian; IR Iranian; IQ Iraqi; IE Irish; IL Israeli;
            IT Italian; JM Jamaican; JP Japanese; JO Jordanian; KZ Kazakh Kazakhstani; KE Kenyan; XK Kosovar; KW Kuwaiti;
            KG Kyrgyz; LA Lao; LV Latvian; LB Lebanese; LR Liberian; LY Libyan; LT Lithuanian; MY Malaysian; ML Malian;
            MT Maltese; MX Mexican; MD Moldovan; MN Mongolian; ME Montenegrin; MA Moroccan; MZ Mozambican;
            NI Nicaraguan; NE Nigerien; NG Nigerian; KP North_Korean; MK Macedonian; NO Norwegian; OM Omani;
            PK Pakistani; PS Palestinian; PA Panamanian; PY Paraguayan; PE Peruvian; PH Philippine Filipino; PL Polish;
            PT Portuguese; QA Qatari; RO Romanian; RU Russian; RW Rwandan; SA Saudi Saudi_Arabian; SN Senegalese;
            RS Serbian; SG Singaporean; SK Slovak; SI Slovenian; SO Somali; ZA South_African; KR South_Korean;
            SS South_Sudanese; ES Spanish; LK Sri_Lankan; SD Sudanese; SE Swedish; CH Swiss; SY Syrian; TW Taiwanese;
            TJ Tajik Tajikistani; TZ Tanzanian; TH Thai; TN Tunisian; TR Turkish; TM Turkmen; UG Ugandan; UA Ukrainian;
            GB British; US American U.S.; UY Uruguayan; UZ Uzbek Uzbekistani; VE Venezuelan; VN Vietnamese; YE Yemeni;
            ZM Zambian; ZW Zimbabwean""");
    private static final Map<String, String> CITIES = table("""
            PK Islamabad Karachi Lahore Rawalpindi Peshawar; IR Tehran Isfahan Shiraz Tabriz Mashhad;
            RU Moscow St._Petersburg; CN Beijing Shanghai Shenzhen Guangzhou Tianjin Wuhan Changzhou Dalian Qingdao Ningbo;
            AE Dubai Abu_Dhabi Sharjah Ajman Fujairah; SY Damascus Aleppo; LB Beirut; KP Pyongyang; BY Minsk;
            TR Istanbul Ankara; IQ Baghdad; AF Kabul; YE Sanaa Sana'a Aden; MM Yangon Rangoon; VE Caracas; CU Havana;
            NI Managua; SD Khartoum; LY Tripoli Benghazi; IN Mumbai Delhi New_Delhi; MY Kuala_Lumpur; KE Nairobi;
            SO Mogadishu; TW Taipei; KW Kuwait_City; QA Doha; OM Muscat; GB London; UA Kyiv Kiev; RS Belgrade;
            EG Cairo; JO Amman; TH Bangkok; VN Hanoi; KR Seoul; JP Tokyo""");
    private static final Map<String, String> COUNTRIES = countries();
    private static final Pattern STATE =
            Pattern.compile("^(?:republic|kingdom|state|commonwealth|sultanate) of (?:the )?");
    private static final int WORDS_AT_MOST = 6;
    private static final String PLACE =
            "((?:the )?\\p{Lu}[\\p{L}.']*(?:[ ,-]{1,2}(?:of |and |the )?\\p{Lu}[\\p{L}.']*){0,6})";
    private static final List<Pattern> CUES = Stream.of(
                    "\\b" + PLACE + " (?:nationals?|citizens?)\\b",
                    PLACE + "-(?:based|headquartered|registered|incorporated|domiciled|located|flagged)\\b",
                    "\\b(?:based|headquartered|located|registered|incorporated|domiciled|resident|residing|entity|entities|"
                            + "compan(?:y|ies)|firms?|operat(?:es|ing)) (?:out of|in|from) " + PLACE,
                    "\\b(?:citizens?|nationals?) of " + PLACE,
                    "\\b" + PLACE
                            + "(?:'s)? (?:\\p{Ll}[\\p{Ll}-]+ ){0,2}"
                            + "(?:nationals?|citizens?|entit(?:y|ies)|compan(?:y|ies)|firms?|businessm[ae]n|businesswom[ae]n|individuals?|officials?|banks?|"
                            + "organi[sz]ations?|manufacturers?|suppliers?|makers?|producers?|operators?|providers?|developers?|traders?|refiner(?:y|ies)|exchanges?)\\b")
            .map(Pattern::compile)
            .toList();

    private Places() {}

    /// The country that these words name, alone.
    public static Optional<String> country(String words) {
        String key = key(words);
        return Optional.ofNullable(COUNTRIES.get(key))
                .or(() -> Optional.ofNullable(COUNTRIES.get(STATE.matcher(key).replaceFirst(""))))
                .or(() -> Optional.ofNullable(CITIES.get(key)));
    }

    /// The country whose people this word names, alone.
    static Optional<String> nationality(String word) {
        return Optional.ofNullable(NATIONALITIES.get(key(word)));
    }

    /// The country of these words, whether they name it, its people or a city of it.
    public static Optional<String> any(String words) {
        return country(words).or(() -> nationality(words));
    }

    /// The country that the words name anywhere, the longest name first, a country before a city.
    public static Optional<String> within(String words) {
        String[] parts = words.strip().split("[ ,]+");
        for (Map<String, String> table : List.of(COUNTRIES, NATIONALITIES, CITIES)) {
            for (int length = Math.min(WORDS_AT_MOST, parts.length); length > 0; length--) {
                for (int i = 0; i + length <= parts.length; i++) {
                    String code = table.get(key(String.join(" ", Arrays.copyOfRange(parts, i, i + length))));
                    if (code != null) {
                        return Optional.of(code);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// The country in which a description says its party is at home: "based in", "-based", "Iranian
    /// national".
    static Optional<String> described(String description) {
        for (Pattern cue : CUES) {
            Matcher matcher = cue.matcher(description);
            while (matcher.find()) {
                Optional<String> code = within(matcher.group(1));
                if (code.isPresent()) {
                    return code;
                }
            }
        }
        return Optional.empty();
    }

    private static String key(String words) {
        String key = words.strip().toLowerCase(Locale.ROOT);
        key = key.endsWith("'s") ? key.substring(0, key.length() - 2) : key;
        return key.startsWith("the ") ? key.substring(4) : key;
    }

    /// Without the two-letter codes, which in prose are words ("in", "no", "us").
    private static Map<String, String> countries() {
        Map<String, String> countries = new HashMap<>();
        Country.names().forEach((name, code) -> {
            if (name.length() > 2) {
                countries.put(key(name), code);
            }
        });
        countries.put("uk", "GB");
        countries.put("united states", "US");
        countries.put("t\u00fcrkiye", "TR");
        countries.put("uae", "AE");
        countries.put("drc", "CD");
        return Map.copyOf(countries);
    }

    private static Map<String, String> table(String rows) {
        Map<String, String> table = new HashMap<>();
        for (String row : rows.split(";")) {
            String[] words = row.strip().split("\\s+");
            Arrays.stream(words).skip(1).forEach(word -> table.put(key(word.replace('_', ' ')), words[0]));
        }
        return Map.copyOf(table);
    }
}
