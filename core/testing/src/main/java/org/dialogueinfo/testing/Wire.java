package org.dialogueinfo.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A wire to a local port, such as the site's or a database's, that a test can cut and mend. */
public final class Wire implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    public Wire(int target) throws IOException {
        this.target = target;
        start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    public String url() {
        return "http://localhost:" + door.getLocalPort();
    }

    public void cut() {
        cut = true;
        open.forEach(Wire::end);
    }

    public void mend() {
        cut = false;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var near = door.accept();
                open.add(near);
                if (cut) {
                    end(near);
                    continue;
                }
                var far = new Socket("localhost", target);
                open.add(far);
                start(() -> pipe(near, far));
                start(() -> pipe(far, near));
            } catch (IOException e) {
                // who calls tries again, or the test is over
            }
        }
    }

    private void pipe(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // cut, or left
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        cut();
        door.close();
    }
}
