import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Puts PNG files of up to 256 pixels into one `.ico`.
///
/// Run by packaging/windows/package: `java Icon.java ICO PNG...`.
final class Icon {
    private static final int HEADER = 6;
    private static final int ENTRY = 16;
    private static final int WIDTH_IN_PNG = 16;

    private Icon() {}

    public static void main(String[] args) throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        for (int i = 1; i < args.length; i++) {
            pictures.add(Files.readAllBytes(Path.of(args[i])));
        }
        int offset = HEADER + ENTRY * pictures.size();
        int size = offset + pictures.stream().mapToInt(picture -> picture.length).sum();
        ByteBuffer icon = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        icon.putShort((short) 0).putShort((short) 1).putShort((short) pictures.size());
        for (byte[] picture : pictures) {
            // 256 is written as 0; both dimensions are the same.
            byte pixels = (byte) ByteBuffer.wrap(picture).getInt(WIDTH_IN_PNG);
            icon.put(pixels).put(pixels).putShort((short) 0);
            icon.putShort((short) 1).putShort((short) 32).putInt(picture.length).putInt(offset);
            offset += picture.length;
        }
        pictures.forEach(icon::put);
        Files.write(Path.of(args[0]), icon.array());
    }
}
