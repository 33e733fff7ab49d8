package org.tensorloupe.ui.channels;

import java.util.List;
import java.util.stream.IntStream;
import org.tensorloupe.stats.ChannelCut;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.picture.paint.PictureText;
import org.tensorloupe.ui.text.Shapes;
import org.tensorloupe.ui.text.Texts;

/// An axis of a tensor, whose indices are the channels.
///
/// @param axis 0 to rank - 1
/// @param size number of channels
/// @param meaning what it usually is, empty if that is unknown: `out channels`
record AxisChoice(int axis, long size, String meaning) {
    private static final Texts TEXTS = Texts.of(AxisChoice.class);

    /// Every axis of a tensor.
    static List<AxisChoice> of(TensorInfo tensor) {
        return IntStream.range(0, tensor.shape().rank())
                .mapToObj(axis ->
                        new AxisChoice(axis, tensor.shape().size(axis), Shapes.axis(tensor, axis)))
                .toList();
    }

    /// Whether it has few enough channels.
    boolean fits() {
        return size <= ChannelCut.MOST;
    }

    /// `axis 0 · 64 · out channels`.
    String text() {
        String count = PictureText.count(size);
        return meaning.isEmpty()
                ? TEXTS.get("axis.plain", Integer.toString(axis), count)
                : TEXTS.get("axis.meant", Integer.toString(axis), count, meaning);
    }
}
