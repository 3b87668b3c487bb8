using System.Text;

namespace KojiWidgetHarness.Scenarios.Loopback;

/// <summary>The little of HTTP/1.1 that a misbehaving server needs (RFC 9112).</summary>
internal static class HttpText
{
    private const int LongestHead = 64 * 1024;

    /// <summary>Reads one request up to the empty line; empty when the client hung up first.</summary>
    public static async Task<byte[]> ReadHeadAsync(Stream stream, CancellationToken cancellation)
    {
        var head = new List<byte>();
        var next = new byte[1];
        while (head.Count < LongestHead && await stream.ReadAsync(next, cancellation) == 1)
        {
            head.Add(next[0]);
            if (next[0] == '\n' && head.Count >= 4 && head[^2] == '\r' && head[^3] == '\n')
                return [.. head];
        }

        return [];
    }

    /// <summary>The path and query that a request asks for.</summary>
    public static string Target(byte[] head) => Encoding.ASCII.GetString(head).Split(' ', 3) is [_, var target, _] ? target : "/";

    /// <summary>Answers with a status and, where there is one, a header; the connection ends with it.</summary>
    public static async Task AnswerAsync(Connection connection, int status, string? header, CancellationToken cancellation)
    {
        var body = status == 204 ? "" : $"<!doctype html><title>{status}</title>";
        var text =
            $"HTTP/1.1 {status} Answer\r\nConnection: close\r\nContent-Type: text/html\r\nCache-Control: no-store\r\n"
            + (header is null ? "" : header + "\r\n")
            + (status == 204 ? "" : $"Content-Length: {body.Length}\r\n")
            + "\r\n"
            + body;
        await connection.Stream.WriteAsync(Encoding.ASCII.GetBytes(text), cancellation);
        await connection.FinishAsync();
        await DrainAsync(connection, cancellation);
    }

    /// <summary>Reads until the client hangs up: closing earlier would reset the connection under an answer that is on its way.</summary>
    public static async Task DrainAsync(Connection connection, CancellationToken cancellation)
    {
        var unread = new byte[1024];
        while (await connection.Stream.ReadAsync(unread, cancellation) > 0) { }
    }
}
