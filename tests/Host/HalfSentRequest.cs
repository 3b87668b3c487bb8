using System.Net.Sockets;
using System.Text;

namespace KojiWidgetHarness.Tests.Host;

/// <summary>A request that says how long its body is, and sends less.</summary>
internal sealed class HalfSentRequest : IDisposable
{
    private const string Continue = "HTTP/1.1 100 Continue\r\n\r\n";

    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp);

    /// <summary>Sends a POST's head, and the beginning of its body once the server reads that.</summary>
    /// <param name="server">Where the server is.</param>
    /// <param name="target">Path and query.</param>
    /// <param name="headers">Lines of the head besides those that say how long the body is.</param>
    /// <param name="body">As much of the body as is sent; of 1,000 bytes that were promised.</param>
    public static Task<HalfSentRequest> SendAsync(Uri server, string target, IReadOnlyList<string> headers, string body) =>
        SendAsync(server, target, [.. headers, "Content-Length: 1000"], Encoding.UTF8.GetBytes(body));

    /// <summary>Sends a request with a body in chunks, the last of which has no length that could be read.</summary>
    public static Task<HalfSentRequest> SendInChunksAsync(Uri server, string target, IReadOnlyList<string> headers) =>
        SendAsync(server, target, [.. headers, "Transfer-Encoding: chunked"], "1\r\n{\r\nno length\r\n"u8.ToArray());

    /// <summary>Reads the answer, until the server ends the connection.</summary>
    public async Task<string> AnswerAsync()
    {
        await using var stream = new NetworkStream(socket);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync().WaitAsync(Guard.Patience);
    }

    /// <summary>Goes away: as a page that is closed, or as a machine whose network is gone.</summary>
    public void Leave(bool byReset)
    {
        socket.LingerState = new LingerOption(byReset, 0);
        socket.Close();
    }

    public void Dispose() => socket.Dispose();

    // The server says that it is to continue when something reads the body.
    private static async Task<HalfSentRequest> SendAsync(Uri server, string target, IReadOnlyList<string> headers, byte[] body)
    {
        var request = new HalfSentRequest();
        await request.socket.ConnectAsync(server.Host, server.Port);
        string[] head = [$"POST {target} HTTP/1.1", $"Host: {server.Authority}", "Expect: 100-continue", .. headers, "", ""];
        await request.socket.SendAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", head)));
        var heard = new StringBuilder();
        var buffer = new byte[1];
        while (heard.Length < Continue.Length && await request.socket.ReceiveAsync(buffer).WaitAsync(Guard.Patience) == 1)
            heard.Append((char)buffer[0]);
        Assert.AreEqual(Continue, heard.ToString(), target);
        await request.socket.SendAsync(body);
        return request;
    }
}
