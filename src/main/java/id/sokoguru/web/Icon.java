package id.sokoguru.web;

import java.util.Map;
import java.util.Set;

/** The house's own line icons, 24 units square, drawn inline; always shown beside a word. */
public final class Icon {
    private static final Map<String, String> PATHS =
            Map.ofEntries(
                    Map.entry("home", "M4 11 12 4l8 7v9h-5v-6H9v6H4z"),
                    Map.entry("deposit", "M12 3v11m-4-4 4 4 4-4M4 15v5h16v-5"),
                    Map.entry("withdraw", "M12 14V3M8 7l4-4 4 4M4 15v5h16v-5"),
                    Map.entry(
                            "loan",
                            "M3 8h18v10H3zM12 15.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M6 5h12"),
                    Map.entry("dues", "M5 5h14v15H5zM5 9h14M9 3v4m6-4v4m-6 7 2 2 4-4"),
                    Map.entry("cash", "M4 9h16v11H4zM7 9V4h10v5M4 14h16M11 17h2"),
                    Map.entry(
                            "member",
                            "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4 20c1-4 4-5.5 8-5.5s7 1.5 8 5.5"),
                    Map.entry(
                            "member-add",
                            "M10 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M3 20c1-4 3.5-5.5 7-5.5 1.5 0 2.8.3 4 .8M18 14v6m-3-3h6"),
                    Map.entry(
                            "members",
                            "M9 12a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2.5 19.5c.8-3.5 3-5 6.5-5s5.7 1.5 6.5 5M15.5 5.3a3.5 3.5 0 0 1 0 6.4M18 14.9c2 .7 3.1 2.2 3.5 4.6"),
                    Map.entry("record", "M5 3h10l4 4v14H5zM15 3v4h4M9 12h6m-6 4h6"),
                    Map.entry(
                            "book",
                            "M5 4h13v16H6.5A1.5 1.5 0 0 1 5 18.5zM5 18.5A1.5 1.5 0 0 1 6.5 17H18M9 8h5"),
                    Map.entry("report", "M4 20h16M7 20v-7m5 7V5m5 15v-10"),
                    Map.entry("journal", "M4 5h16v14H4zM12 5v14M4 9.5h16"),
                    Map.entry("period", "M5 5h14v15H5zM5 9h14M9 3v4m6-4v4M10 13.5h4v3h-4z"),
                    Map.entry(
                            "users",
                            "M12 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M5 20v-2c0-2 1.5-3.5 3.5-3.5h7c2 0 3.5 1.5 3.5 3.5v2z"),
                    Map.entry(
                            "profile",
                            "M4 20V8l8-4 8 4v12M2 20h20M9 20v-5h6v5M9 10.5h.01M15 10.5h.01"),
                    Map.entry(
                            "approve",
                            "M12 3 4 6v6c0 4.5 3.5 7.5 8 9 4.5-1.5 8-4.5 8-9V6zM8.5 12l2.5 2.5 4.5-5"),
                    Map.entry(
                            "trace",
                            "M6 6h.01M18 18h.01M6 8.5c0 6 12 1 12 7M6 8.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M18 20.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5"),
                    Map.entry("region", "M3 6l6-2 6 2 6-2v14l-6 2-6-2-6 2zM9 4v14m6-12v14"),
                    Map.entry("alert", "M12 3.5 2.5 20h19zM12 10v4.5m0 2.5v.01"),
                    Map.entry(
                            "search",
                            "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13M15.5 15.5 20.5 20.5"),
                    Map.entry("print", "M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z"),
                    Map.entry("share", "M12 15V3M8 6.5 12 3l4 3.5M6 11H4.5v9.5h15V11H18"),
                    Map.entry("download", "M12 3v12m-4.5-4.5L12 15l4.5-4.5M4 20h16"),
                    Map.entry("check", "M4.5 12.5 10 18 19.5 7"),
                    Map.entry("lock", "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"),
                    Map.entry(
                            "clock",
                            "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17M12 7.5V12l3 2"),
                    Map.entry("phone", "M7 3h10v18H7zM10.5 18h3"),
                    Map.entry("bank", "M3 9.5 12 4l9 5.5zM5 10v7m4.5-7v7m5-7v7m4.5-7v7M3 20h18"),
                    Map.entry(
                            "store",
                            "M4 9.5 5.5 4h13L20 9.5M4 9.5h16M5.5 9.5V20h13V9.5M9.5 20v-6h5v6"),
                    Map.entry(
                            "transfer",
                            "M4 8.5h15M15.5 5 19 8.5 15.5 12M20 15.5H5M8.5 12 5 15.5 8.5 19"),
                    Map.entry(
                            "scale",
                            "M12 4v16M7 20h10M5 7h14M5 7l-2.5 6.5a2.7 2.7 0 0 0 5 0zM19 7l-2.5 6.5a2.7 2.7 0 0 0 5 0z"),
                    Map.entry(
                            "settings",
                            "M4 7h9m5 0h2M4 17h2m5 0h9M15.5 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M8.5 19.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5"),
                    Map.entry("more", "M5 12h.01M12 12h.01M19 12h.01"));

    private Icon() {}

    /** All names, for the test that draws them. */
    public static Set<String> names() {
        return PATHS.keySet();
    }

    /** The icon's inline SVG; an unknown name is a bug. */
    public static String svg(String name) {
        var path = PATHS.get(name);
        if (path == null) {
            throw new IllegalArgumentException("no icon is called " + name);
        }
        return "<svg class=\"icon\" viewBox=\"0 0 24 24\" width=\"22\" height=\"22\" aria-hidden=\"true\""
                + " focusable=\"false\"><path d=\""
                + path
                + "\"/></svg>";
    }
}
