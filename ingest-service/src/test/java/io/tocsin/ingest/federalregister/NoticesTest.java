package io.tocsin.ingest.federalregister;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.event.Action;
import io.tocsin.ingest.notice.Findings;
import io.tocsin.ingest.notice.TextReader;
import io.tocsin.ingest.prose.Announcement;
import io.tocsin.ingest.prose.Extraction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Invented notices in the form in which the register prints them.
class NoticesTest {
    private static final Instant PRINTED = Instant.parse("2026-02-05T00:00:00Z");

    @Test
    void nonproliferationMeasuresAreImposedOnEachOfTheList() {
        // When
        Findings found = read("Imposition of Nonproliferation Measures Against Foreign Persons", """
                [Federal Register Volume 91, Number 24 (Thursday, February 5, 2026)]
                [Notices]
                From the Federal Register Online via the Government Publishing Office [www.gpo.gov]

                DEPARTMENT OF STATE

                [Public Notice: 12345]


                Imposition of Nonproliferation Measures Against Foreign Persons

                AGENCY: Bureau of International Security and Nonproliferation, Department
                of State.

                ACTION: Notice.

                SUMMARY: A determination has been made that a number of foreign persons
                have engaged in activities that warrant the imposition of measures
                pursuant to the Iran, North Korea, and Syria Nonproliferation Act.

                DATES: January 29, 2026.

                SUPPLEMENTARY INFORMATION: On January 29, 2026 the U.S. Government
                determined that the measures authorized in Section 3 of the Act (the
                Iran, North Korea, and Syria Nonproliferation Act) shall apply to the
                following foreign persons identified in a report to Congress:
                    Example Rotor Trading Co., Ltd. (China) and any successor, sub-
                unit, or subsidiary thereof;
                    Sample Guidance Bureau (aka SGB) (Russia) and any successor, sub-unit,
                or subsidiary thereof;
                    Jane Placeholder (China); and
                    Invented Alloys FZE (United Arab Emirates) and any successor, sub-unit,
                or subsidiary thereof.
                    Accordingly, pursuant to Section 3 of the Act, the following measures
                are imposed on these persons:
                    1. No department or agency of the U.S. government may procure or enter
                into any contract for the procurement of any goods from these persons;
                    2. No sales of any item on the United States Munitions List are
                permitted; and
                    3. No new individual licenses shall be granted.
                    These measures shall be implemented by the responsible departments.
                [FR Doc. 2026-02345 Filed 2-4-26; 8:45 am]
                BILLING CODE 4710-27-P
                """);
        // Then
        assertThat(found.doubt()).isNull();
        assertThat(found.parties())
                .extracting(Extraction::name)
                .containsExactly(
                        "Example Rotor Trading Co., Ltd.",
                        "Sample Guidance Bureau",
                        "Jane Placeholder",
                        "Invented Alloys FZE");
        assertThat(found.parties()).extracting(Extraction::country).containsExactly("CN", "RU", "CN", "AE");
        assertThat(found.parties()).allSatisfy(party -> {
            assertThat(party.action()).isEqualTo(Action.DESIGNATE);
            assertThat(party.legalBases()).extracting(LegalBasis::instrument).containsExactly("INKSNA");
            assertThat(party.designatedOn()).isEqualTo(LocalDate.of(2026, 1, 29));
            assertThat(party.authority()).isEqualTo("us-state");
        });
        assertThat(found.parties().get(1).aliases()).containsExactly("SGB");
        assertThat(found.parties().get(2).subjectType()).isEqualTo(SubjectType.PERSON);
    }

    @Test
    void anOfacNoticeGivesItsEntriesWithTheBasisThatStandsBehindEach() {
        // When
        Findings found = read("Notice of OFAC Sanctions Actions", """
                DEPARTMENT OF THE TREASURY

                Office of Foreign Assets Control

                Notice of OFAC Sanctions Actions

                AGENCY: Office of Foreign Assets Control, Treasury.

                ACTION: Notice.

                SUMMARY: The U.S. Department of the Treasury's Office of Foreign Assets
                Control (OFAC) is publishing the names of one or more persons that have
                been placed on OFAC's Specially Designated Nationals and Blocked Persons
                List (SDN List) based on OFAC's determination that one or more applicable
                legal criteria were satisfied.

                DATES: See SUPPLEMENTARY INFORMATION section for relevant dates.

                FOR FURTHER INFORMATION CONTACT: OFAC: Associate Director for Global
                Targeting, 202-622-2420.

                SUPPLEMENTARY INFORMATION:

                Electronic Availability

                    The SDN List and additional information concerning OFAC sanctions
                programs are available on OFAC's website.

                Notice of OFAC Actions

                    A. On January 30, 2026, OFAC determined that the property and interests
                in property subject to U.S. jurisdiction of the following persons are
                blocked under the relevant sanctions authorities listed below.

                Individuals

                    1. SAMPLE, Ivan Petrovich (Cyrillic: СЭМПЛ) (a.k.a. SAMPL, Ivan),
                Moscow, Russia; DOB 01 Jan 1970; POB Sampleburg, Russia; nationality
                Russia; Gender Male; Passport 000000001 (Russia) (individual)
                [RUSSIA-EO14024] (Linked To: EXAMPLE HOLDING).
                    Designated pursuant to section 1(a)(vi)(B) of Executive Order 14024 of
                April 15, 2021, ``Blocking Property With Respect To Specified Harmful
                Foreign Activities of the Government of the Russian Federation'' (E.O.
                14024), for having materially assisted EXAMPLE HOLDING.

                Entities

                    2. EXAMPLE CHEMICALS CO., LTD. (a.k.a. "EXCHEM"), No. 1 Sample Road,
                Dalian, China; Organization Established Date 02 Feb 2002 [NPWMD] [IFSR]
                (Linked To: SAMPLE DEFENCE ORGANIZATION). Designated pursuant to section
                1(a)(iii) of Executive Order 13382 of June 28, 2005, ``Blocking Property
                of Weapons of Mass Destruction Proliferators and Their Supporters.''

                Vessels

                    1. SAMPLE STAR (8AB1) Crude Oil Tanker Panama flag; Vessel Year of
                Build 2001; Vessel Registration Identification IMO 9000001; MMSI
                350000000 (vessel) [RUSSIA-EO14024] (Linked To: EXAMPLE SHIPPING LLC).
                    Identified as property in which EXAMPLE SHIPPING LLC, a person whose
                property and interests in property are blocked pursuant to E.O. 14024, has
                an interest.

                    Dated: January 30, 2026.
                [FR Doc. 2026-02400 Filed 2-4-26; 8:45 am]
                """);
        // Then
        assertThat(found.doubt()).isNull();
        assertThat(found.parties())
                .extracting(Extraction::name)
                .containsExactly("SAMPLE, Ivan Petrovich", "EXAMPLE CHEMICALS CO., LTD.", "SAMPLE STAR");
        assertThat(found.parties()).extracting(Extraction::country).containsExactly("RU", "CN", "PA");
        assertThat(found.parties())
                .extracting(Extraction::subjectType)
                .containsExactly(SubjectType.PERSON, SubjectType.ORGANISATION, SubjectType.VESSEL);
        assertThat(found.parties().get(0).legalBases()).containsExactly(new LegalBasis("E.O. 14024", "1(a)(vi)(B)"));
        assertThat(found.parties().get(1).legalBases()).containsExactly(new LegalBasis("E.O. 13382", "1(a)(iii)"));
        assertThat(found.parties().get(1).programmes()).containsExactly("NPWMD", "IFSR");
        assertThat(found.parties()).allSatisfy(party -> {
            assertThat(party.authority()).isEqualTo("us-ofac");
            assertThat(party.designatedOn()).isEqualTo(LocalDate.of(2026, 1, 30));
        });
    }

    @Test
    void aRuleOnTheEntityListGivesEachEntityUnderItsCountry() {
        // When
        Findings found = read("Additions and Revisions to the Entity List", """
                BILLING CODE 3510-33-P
                DEPARTMENT OF COMMERCE
                Bureau of Industry and Security
                15 CFR Part 744
                [Docket No. 260101-0001]
                RIN 0694-AK00
                Additions to the Entity List
                AGENCY: Bureau of Industry and Security, Department of Commerce.
                ACTION: Final rule.
                SUMMARY: In this rule, the Bureau of Industry and Security (BIS) amends the Export Administration Regulations (EAR) by adding three entities to the Entity List, under the destinations of China, People's Republic of (China) (2), and Pakistan (2).
                DATES: This rule is effective [INSERT DATE OF PUBLICATION IN THE FEDERAL REGISTER].
                SUPPLEMENTARY INFORMATION:
                The Entity List (supplement no. 4 to part 744 of the EAR) identifies entities for which there is reasonable cause to believe that they are involved in activities contrary to the national security of the United States.
                For the reasons described above, this final rule adds the following three entities to the Entity List and includes, where appropriate, aliases:
                China, People's Republic of
                • Example Photonics Technology Co., Ltd., a.k.a., the following two aliases:
                —Sample Photonics; and
                —EPT.
                • Invented Lasers Institute;
                Pakistan
                • Invented Lasers Institute (Lahore branch); and
                • Placeholder Engineering Services.
                Savings Clause
                Shipments of items removed from eligibility for a License Exception as a result of this regulatory action may proceed.
                """);
        // Then
        assertThat(found.parties())
                .extracting(Extraction::name)
                .containsExactly(
                        "Example Photonics Technology Co., Ltd.",
                        "Invented Lasers Institute",
                        "Invented Lasers Institute (Lahore branch)",
                        "Placeholder Engineering Services");
        assertThat(found.parties()).extracting(Extraction::country).containsExactly("CN", "CN", "PK", "PK");
        assertThat(found.parties().getFirst().aliases()).containsExactly("Sample Photonics", "EPT");
        assertThat(found.parties())
                .allSatisfy(party -> assertThat(party.authority()).isEqualTo("us-bis"));
        assertThat(found.doubt()).isNull();
    }

    @Test
    void oneNoticeMayImposeAndRescind() {
        // When
        Findings found = read("Imposition of Nonproliferation Measures and Removal of Penalties", """
                DEPARTMENT OF STATE
                [Public Notice 9999]
                Imposition of Nonproliferation Measures Against Foreign Entities, and Removal of Penalties From One Entity
                AGENCY: Department of State.
                ACTION: Notice.
                SUMMARY: A determination has been made that two entities have engaged in activities that require the imposition of measures pursuant to section 3 of the Iran, North Korea, and Syria Nonproliferation Act. It was also determined that sanctions imposed on an Indian entity are rescinded.
                EFFECTIVE DATE: December 23, 2025.
                SUPPLEMENTARY INFORMATION: On December 23, 2025, it was determined that the measures authorized in section 3 of the Iran, North Korea, and Syria Nonproliferation Act shall apply to the following foreign entities:
                Example Foundry (Austria) and any successor, sub-unit, or subsidiary thereof;
                Sample Aviation Works (Belarus) and any successor, sub-unit, or subsidiary thereof.
                The measures imposed on the Indian entity Placeholder Organic Chemicals, effective September 23, 2024, are rescinded.
                """);
        // Then
        assertThat(found.parties())
                .extracting(party -> party.action() + " " + party.name() + " " + party.country())
                .containsExactly(
                        "DESIGNATE Example Foundry AT",
                        "DESIGNATE Sample Aviation Works BY",
                        "DELIST Placeholder Organic Chemicals IN");
    }

    @Test
    void aNoticeThatTellsOfPersonsWhomNobodyCanReadIsDoubted() {
        // When
        Findings found = read("Notice of OFAC Sanctions Actions", """
                AGENCY: Office of Foreign Assets Control, Treasury.
                ACTION: Notice.
                SUMMARY: OFAC is publishing the names of one or more persons that have been placed on OFAC's Specially Designated Nationals and Blocked Persons List (SDN List).
                SUPPLEMENTARY INFORMATION: The names are printed as an image.
                """);
        // Then
        assertThat(found.parties()).isEmpty();
        assertThat(found.doubt()).contains("designate").contains("none could be read");
    }

    @Test
    void aNoticeAboutRulesConcernsNobody() {
        // When
        Findings found = read("Publication of Sample Sanctions Regulations Web General License 1", """
                AGENCY: Office of Foreign Assets Control, Treasury.
                ACTION: Publication of a web general license.
                SUMMARY: OFAC is publishing one general license (GL) issued pursuant to the Sample Sanctions Regulations: GL 1, which was previously made available on OFAC's website.
                SUPPLEMENTARY INFORMATION: On January 5, 2026, OFAC issued GL 1 to authorize certain transactions with Example Bank.
                """);
        // Then
        assertThat(found).isEqualTo(new Findings(List.of(), null));
    }

    @Test
    void theTitleNamesWhoIsDesignatedAsATerroristOrganisation() {
        // When
        Findings found = read("Foreign Terrorist Organization Designation of Example Front", """
                DEPARTMENT OF STATE
                [Public Notice: 13000]
                Foreign Terrorist Organization Designation of Example Front
                Based upon a review of the Administrative Record assembled in this matter, I conclude that there is a sufficient factual basis to find that the relevant circumstances described in section 219 of the Immigration and Nationality Act (hereinafter "INA") (8 U.S.C. 1189) exist with respect to Example Front (also known as Sample Front, Front of Examples).
                Therefore, I hereby designate the aforementioned organization and its aliases as a Foreign Terrorist Organization pursuant to section 219 of the INA.
                """);
        // Then
        assertThat(found.parties()).singleElement().satisfies(party -> {
            assertThat(party.name()).isEqualTo("Example Front");
            assertThat(party.aliases()).containsExactly("Sample Front", "Front of Examples");
            assertThat(party.legalBases()).containsExactly(new LegalBasis("INA", "219"));
            assertThat(party.programmes()).containsExactly("FTO");
            assertThat(party.authority()).isEqualTo("us-state");
        });
    }

    private static Findings read(String title, String text) {
        Findings found = TextReader.read(new Announcement("us-fr", title, null, PRINTED, text));
        assertThat(found.parties()).allSatisfy(party -> assertThat(text).contains(party.quote()));
        return found;
    }
}
