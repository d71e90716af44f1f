package io.tocsin.ingest.ofac;

import org.jspecify.annotations.Nullable;

/// The element names of `sdnList`, each with a number, found without allocating.
final class SdnNames {
    private static final String[] CONTAINERS = {
        "sdnEntry",
        "programList",
        "idList",
        "id",
        "akaList",
        "aka",
        "addressList",
        "address",
        "nationalityList",
        "nationality",
        "citizenshipList",
        "citizenship",
        "dateOfBirthList",
        "dateOfBirthItem",
        "placeOfBirthList",
        "placeOfBirthItem",
        "vesselInfo",
        "publshInformation"
    };
    private static final String[] LEAVES = {
        "uid",
        "firstName",
        "lastName",
        "title",
        "sdnType",
        "remarks",
        "program",
        "idType",
        "idNumber",
        "idCountry",
        "issueDate",
        "expirationDate",
        "type",
        "category",
        "address1",
        "address2",
        "address3",
        "city",
        "stateOrProvince",
        "postalCode",
        "country",
        "mainEntry",
        "dateOfBirth",
        "placeOfBirth",
        "callSign",
        "vesselType",
        "vesselFlag",
        "vesselOwner",
        "tonnage",
        "grossRegisteredTonnage",
        "Publish_Date",
        "Record_Count"
    };
    private static final String[] NAMES = new String[CONTAINERS.length + LEAVES.length];
    private static final int SLOTS = 256;
    private static final @Nullable String[] SLOT_NAMES = new @Nullable String[SLOTS];
    private static final int[] SLOT_NUMBERS = new int[SLOTS];

    static {
        System.arraycopy(CONTAINERS, 0, NAMES, 0, CONTAINERS.length);
        System.arraycopy(LEAVES, 0, NAMES, CONTAINERS.length, LEAVES.length);
        for (int number = 0; number < NAMES.length; number++) {
            String name = NAMES[number].intern();
            NAMES[number] = name;
            int slot = slot(name);
            while (SLOT_NAMES[slot] != null) {
                slot = slot + 1 & SLOTS - 1;
            }
            SLOT_NAMES[slot] = name;
            SLOT_NUMBERS[slot] = number;
        }
    }

    static final int ENTRY = number("sdnEntry");
    static final int PUBLICATION = number("publshInformation");
    static final int UID = number("uid");

    private SdnNames() {}

    /// The number of a name, -1 where the schema does not have it.
    static int number(String name) {
        int slot = slot(name);
        for (String found = SLOT_NAMES[slot]; found != null; found = SLOT_NAMES[slot]) {
            if (found == name || found.equals(name)) {
                return SLOT_NUMBERS[slot];
            }
            slot = slot + 1 & SLOTS - 1;
        }
        return -1;
    }

    static String name(int number) {
        return NAMES[number];
    }

    /// Whether an element of that name holds elements alone, so that text in it is white space.
    static boolean isContainer(int number) {
        return number >= 0 && number < CONTAINERS.length;
    }

    private static int slot(String name) {
        int hash = name.hashCode();
        return (hash ^ hash >>> 8) & SLOTS - 1;
    }
}
