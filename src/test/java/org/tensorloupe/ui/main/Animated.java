package org.tensorloupe.ui.main;

import com.sun.javafx.tk.Toolkit;
import com.sun.scenario.animation.AbstractPrimaryTimer;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.animation.Animation;
import javafx.animation.Timeline;
import org.jspecify.annotations.Nullable;

/// What moves at this moment in any window: as long as something does, JavaFX makes sixty frames a
/// second. Nothing public tells it, so this looks into JavaFX's timer.
final class Animated {
    private Animated() {}

    /// One text for each running animation and animation timer. JavaFX thread.
    static List<String> now() {
        try {
            Object timer = Toolkit.getToolkit().getPrimaryTimer();
            List<String> found = new ArrayList<>();
            for (String list : List.of("receivers", "animationTimers")) {
                Object records = fieldOf(AbstractPrimaryTimer.class, list, timer);
                int length = (int) fieldOf(AbstractPrimaryTimer.class, list + "Length", timer);
                for (int i = 0; i < length; i++) {
                    found.add(describe(receiver(Array.get(records, i))));
                }
            }
            return found;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("JavaFX's timer is another one", e);
        }
    }

    private static Object receiver(Object entry) throws ReflectiveOperationException {
        Method receiver = entry.getClass().getDeclaredMethod("receiver");
        receiver.setAccessible(true);
        return receiver.invoke(entry);
    }

    private static Object fieldOf(Class<?> type, String name, Object of)
            throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return Objects.requireNonNull(field.get(of), name);
    }

    /// An animation says who it calls, which tells where it was made.
    private static String describe(Object receiver) throws ReflectiveOperationException {
        if (!receiver.getClass().getName().startsWith(Animation.class.getName())) {
            return receiver.getClass().getName();
        }
        Animation animation = (Animation) fieldOf(receiver.getClass(), "this$0", receiver);
        String keys =
                animation instanceof Timeline timeline
                        ? timeline.getKeyFrames().stream()
                                .map(frame -> nameOf(frame.getOnFinished()))
                                .collect(Collectors.joining(", "))
                        : "";
        return "%s that calls %s [%s]"
                .formatted(
                        animation.getClass().getSimpleName(),
                        nameOf(animation.getOnFinished()),
                        keys);
    }

    private static String nameOf(@Nullable Object handler) {
        return handler == null ? "nobody" : handler.getClass().getName();
    }
}
