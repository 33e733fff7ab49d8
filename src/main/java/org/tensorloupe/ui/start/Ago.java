package org.tensorloupe.ui.start;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// When something was, as people say it: `10:42`, `yesterday`, `Thursday`, `17 Nov`.
final class Ago {
    private Ago() {}

    static String text(Instant then, Instant now, ZoneId zone) {
        ZonedDateTime time = then.atZone(zone);
        LocalDate today = now.atZone(zone).toLocalDate();
        long days = ChronoUnit.DAYS.between(time.toLocalDate(), today);
        if (days <= 0) {
            return format(time, "H:mm");
        }
        if (days == 1) {
            return "yesterday";
        }
        if (days < 7) {
            return format(time, "EEEE");
        }
        return format(time, time.getYear() == today.getYear() ? "d MMM" : "d MMM yyyy");
    }

    private static String format(ZonedDateTime time, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
    }
}
