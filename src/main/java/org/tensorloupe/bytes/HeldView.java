package org.tensorloupe.bytes;

import java.lang.ref.Reference;
import java.nio.ByteOrder;
import org.tensorloupe.fault.CheckpointException;

/// A view that keeps its owner reachable for as long as it, or a slice of it, is.
///
/// @param view the bytes
/// @param owner what must not be collected while the bytes are read
record HeldView(ByteView view, Object owner) implements ByteView {
    @Override
    public String name() {
        return view.name();
    }

    @Override
    public long size() {
        return view.size();
    }

    @Override
    public ByteView slice(long offset, long length, String part) throws CheckpointException {
        return new HeldView(view.slice(offset, length, part), owner);
    }

    @Override
    public void read(long offset, byte[] out, int start, int count) throws CheckpointException {
        try {
            view.read(offset, out, start, count);
        } finally {
            Reference.reachabilityFence(owner);
        }
    }

    @Override
    public void read(long offset, ByteOrder order, short[] out, int start, int count)
            throws CheckpointException {
        try {
            view.read(offset, order, out, start, count);
        } finally {
            Reference.reachabilityFence(owner);
        }
    }

    @Override
    public void read(long offset, ByteOrder order, int[] out, int start, int count)
            throws CheckpointException {
        try {
            view.read(offset, order, out, start, count);
        } finally {
            Reference.reachabilityFence(owner);
        }
    }

    @Override
    public void read(long offset, ByteOrder order, long[] out, int start, int count)
            throws CheckpointException {
        try {
            view.read(offset, order, out, start, count);
        } finally {
            Reference.reachabilityFence(owner);
        }
    }

    @Override
    public void read(long offset, ByteOrder order, float[] out, int start, int count)
            throws CheckpointException {
        try {
            view.read(offset, order, out, start, count);
        } finally {
            Reference.reachabilityFence(owner);
        }
    }

    @Override
    public void read(long offset, ByteOrder order, double[] out, int start, int count)
            throws CheckpointException {
        try {
            view.read(offset, order, out, start, count);
        } finally {
            Reference.reachabilityFence(owner);
        }
    }

    @Override
    public int u8(long offset) throws CheckpointException {
        try {
            return view.u8(offset);
        } finally {
            Reference.reachabilityFence(owner);
        }
    }

    @Override
    public int u16(long offset) throws CheckpointException {
        try {
            return view.u16(offset);
        } finally {
            Reference.reachabilityFence(owner);
        }
    }

    @Override
    public long u32(long offset) throws CheckpointException {
        try {
            return view.u32(offset);
        } finally {
            Reference.reachabilityFence(owner);
        }
    }

    @Override
    public long i64(long offset) throws CheckpointException {
        try {
            return view.i64(offset);
        } finally {
            Reference.reachabilityFence(owner);
        }
    }
}
