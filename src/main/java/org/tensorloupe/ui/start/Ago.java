package org.tensorloupe.ui.start;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.tensorloupe.ui.text.Texts;

/// When something was, as people say it: `10:42`, `yesterday`, `Thursday`, `17 Nov`. Days and months
/// are named as the format locale does, with Latin digits.
final class Ago {
    private static final Texts TEXTS = Texts.of(Ago.class);

    private Ago() {}

    static String text(Instant then, Instant now, ZoneId zone) {
        ZonedDateTime time = then.atZone(zone);
        LocalDate today = now.atZone(zone).toLocalDate();
        long days = ChronoUnit.DAYS.between(time.toLocalDate(), today);
        if (days <= 0) {
            return format(time, "H:mm");
        }
        if (days == 1) {
            return TEXTS.get("ago.yesterday");
        }
        if (days < 7) {
            return format(time, "EEEE");
        }
        return format(time, time.getYear() == today.getYear() ? "d MMM" : "d MMM yyyy");
    }

    private static String format(ZonedDateTime time, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.getDefault(Locale.Category.FORMAT))
                .format(time);
    }
}
