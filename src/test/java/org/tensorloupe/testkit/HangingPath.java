package org.tensorloupe.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// A file on a share that does not answer: who asks the disk for it waits until [#answer()], and then
/// hears that the share is gone.
public final class HangingPath implements InvocationHandler {
    private final Path real;
    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<String> asking = new CopyOnWriteArrayList<>();

    /// @param real how the path reads
    public HangingPath(Path real) {
        this.real = real.toAbsolutePath().normalize();
    }

    /// The path to be asked for.
    public Path path() {
        return (Path)
                Proxy.newProxyInstance(
                        HangingPath.class.getClassLoader(), new Class<?>[] {Path.class}, this);
    }

    /// Names of the threads that asked the disk.
    public List<String> asking() {
        return List.copyOf(asking);
    }

    /// Lets everybody hear.
    public void answer() {
        gate.countDown();
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
        return switch (method.getName()) {
            case "toAbsolutePath", "normalize" -> proxy;
            case "equals" -> isMine(args[0]);
            case "hashCode" -> System.identityHashCode(this);
            case "getFileSystem", "toUri", "toRealPath", "register" -> {
                asking.add(Thread.currentThread().getName());
                gate.await();
                throw new UncheckedIOException(new IOException("stale file handle"));
            }
            default -> delegate(method, args);
        };
    }

    private boolean isMine(Object other) {
        return Proxy.isProxyClass(other.getClass()) && equals(Proxy.getInvocationHandler(other));
    }

    private Object delegate(Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
