package org.tensorloupe.render;

import java.io.IOException;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;

/// A picture that is made band by band from the top, so that it need not stand in memory whole.
public interface PictureBands {
    /// Columns of pixels.
    long width();

    /// Rows of pixels.
    long height();

    /// Whether pixels may be transparent.
    boolean isTransparent();

    /// Makes the picture, on the caller's thread.
    ///
    /// @param receiver hears of every band, in order
    /// @param monitor hears of bytes read, and may cancel between bands
    /// @throws CheckpointException if the tensor cannot be read
    /// @throws IOException of the receiver
    void make(Receiver receiver, Monitor monitor) throws CheckpointException, IOException;

    /// Takes bands.
    interface Receiver {
        /// @param band full rows, as wide as the picture divided by `scale`
        /// @param scale pixels of the picture along a pixel of the band
        /// @throws IOException to end the work
        void band(Raster band, int scale) throws IOException;
    }

    /// The picture as a whole.
    ///
    /// @throws CheckpointException if the tensor cannot be read
    /// @throws ArithmeticException if it has more pixels than an array
    default Raster raster(Monitor monitor) throws CheckpointException {
        int wide = Math.toIntExact(width());
        int[] argb = new int[Math.multiplyExact(wide, Math.toIntExact(height()))];
        int[] filled = {0};
        try {
            make(
                    (band, scale) -> {
                        int[] pixels = band.enlarged(scale).argb();
                        System.arraycopy(pixels, 0, argb, filled[0], pixels.length);
                        filled[0] += pixels.length;
                    },
                    monitor);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new Raster(wide, Math.toIntExact(height()), argb);
    }
}
