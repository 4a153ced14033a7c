package id.sokoguru.demo;

import id.sokoguru.membership.Sex;
import java.util.SplittableRandom;

/**
 * Invents people. Given names that half of Java bears are put together at random, so a name that
 * somebody really bears is a coincidence, as in a novel. Nobody gets a NIK.
 */
final class Names {
    private static final String[] WOMEN =
            words(
                    """
                    Siti Sri Dewi Wahyuni Endang Yuli Rini Ratna Sulastri Suparmi Kartini Nur Lestari Puji
                    Indah Fitri Ayu Mega Dian Tutik Wiwik Sumiati Sundari Maryam Khusnul Aminah Umi Laila
                    Rahmawati Mutia Winarti Titik Nanik Susi Eka Yanti Lilik Sulis Tri Murni Kasiyem Painah
                    """);
    private static final String[] WOMEN_LAST =
            words(
                    """
                    Rahayu Astuti Handayani Lestari Wulandari Ningsih Kurniawati Susanti Purwanti Setyowati
                    Utami Hidayati Fatimah Khasanah Maulidah Zahroh Andriani Puspitasari Anggraini Wijayanti
                    Pratiwi Mulyani Suryani Rohmah Nurjanah Safitri Rukmini Yuniarti Solikah Marfuah
                    """);
    private static final String[] MEN =
            words(
                    """
                    Agus Bambang Slamet Sugeng Suyanto Joko Budi Eko Dwi Tri Hadi Hari Imam Muhammad Ahmad
                    Abdul Mulyono Supriyadi Sutrisno Wahyu Yudi Arif Rudi Sunaryo Kasno Paidi Ponidi Samsul
                    Fajar Bagus Rizki Didik Heru Nurul Khoirul Ali Zainal Mashudi Tukiran Sumardi Karno Gatot
                    """);
    private static final String[] MEN_LAST =
            words(
                    """
                    Santoso Prasetyo Wibowo Setiawan Hidayat Susilo Purnomo Widodo Nugroho Saputra Kurniawan
                    Hartono Suprapto Raharjo Utomo Wicaksono Mustofa Anwar Rohman Huda Fauzi Arifin Subagyo
                    Sutopo Pranoto Gunawan Effendi Basuki Riyanto Maulana Wardoyo Sasongko Permana Ghofur
                    """);
    private static final String[] TRADES = {
        "Petani",
        "Pedagang",
        "Buruh tani",
        "Ibu rumah tangga",
        "Guru",
        "Penjahit",
        "Peternak",
        "Tukang kayu",
        "Perangkat desa",
        "Sopir",
        "Pengrajin",
        "Karyawan swasta",
        "Pensiunan"
    };
    private static final String[] STREETS = {
        "Jl. Raya", "Jl. Mawar", "Jl. Melati", "Jl. Kenanga", "Jl. Merdeka", "Jl. Masjid",
        "Jl. Pasar", "Jl. Sawah", "Dusun Krajan", "Dusun Tengah", "Dusun Lor", "Dusun Kidul"
    };

    private Names() {}

    static String of(Sex sex, SplittableRandom random) {
        return sex == Sex.P
                ? pick(WOMEN, random) + " " + pick(WOMEN_LAST, random)
                : pick(MEN, random) + " " + pick(MEN_LAST, random);
    }

    static String trade(Sex sex, SplittableRandom random) {
        var trade = pick(TRADES, random);
        return sex == Sex.L && trade.startsWith("Ibu") ? "Petani" : trade;
    }

    /** A way and a number of RT and RW, as addresses in villages are written. */
    static String address(SplittableRandom random) {
        return "%s RT %02d RW %02d"
                .formatted(pick(STREETS, random), random.nextInt(1, 16), random.nextInt(1, 6));
    }

    static String pick(String[] from, SplittableRandom random) {
        return from[random.nextInt(from.length)];
    }

    private static String[] words(String text) {
        return text.strip().split("\\s+");
    }
}
