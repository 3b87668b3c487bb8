using System.Security.Cryptography.X509Certificates;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Loopback;

namespace KojiWidgetHarness.Scenarios.Sites;

/// <summary>
/// Answers where Koji would: browsers with its <see cref="Network"/> find Koji's names at this machine, where it shows a certificate that
/// they trust and passes everything on to the simulator. So a page keeps its iframe's src, and nothing of it reaches the network.
/// </summary>
public sealed class KojiEdge : IAsyncDisposable
{
    private static readonly ServeConnection Nothing = (connection, ending) => HttpText.AnswerAsync(connection, 503, header: null, ending);

    private readonly X509Certificate2 trusted;
    private readonly X509Certificate2 untrusted;
    private readonly List<LoopbackServer> servers = [];
    private X509Certificate2 shown;
    private ServeConnection serve = Nothing;

    private KojiEdge(IReadOnlyList<string> names)
    {
        trusted = SelfSigned.Create(names);
        untrusted = SelfSigned.Create(names);
        shown = trusted;
    }

    /// <summary>Gets the network settings that make browsers come here.</summary>
    public BrowserNetwork Network { get; private set; } = BrowserNetwork.Everywhere;

    /// <summary>Begins to listen for these addresses; until <see cref="PassTo"/> is called the answer is 503.</summary>
    public static KojiEdge Start(IEnumerable<KojiAddress> addresses)
    {
        var bases = addresses.Select(address => address.Base).DistinctBy(address => (address.Scheme, address.Authority)).ToList();
        var edge = new KojiEdge([.. bases.Select(address => address.IdnHost).Distinct()]);
        var rules = new List<string>(BrowserNetwork.Everywhere.Rules);
        foreach (var address in bases)
            rules.Add($"MAP {address.IdnHost}:{address.Port} 127.0.0.1:{edge.Listen(address.Scheme == Uri.UriSchemeHttps)}");
        edge.Network = new BrowserNetwork { Rules = rules, TrustedKey = SelfSigned.KeyHash(edge.trusted) };
        return edge;
    }

    /// <summary>Passes everything on to a simulator.</summary>
    public void PassTo(Uri simulator) => serve = (connection, ending) => Relay.RunAsync(connection.Stream, simulator, ending);

    /// <summary>Lets something else answer until the result is disposed.</summary>
    internal IDisposable ReplaceServer(ServeConnection other)
    {
        var before = serve;
        serve = other;
        return new Undo(() => serve = before);
    }

    /// <summary>Shows a certificate that nobody trusts until the result is disposed.</summary>
    internal IDisposable ShowUntrusted()
    {
        shown = untrusted;
        return new Undo(() => shown = trusted);
    }

    /// <summary>Refuses connections until the result is disposed.</summary>
    internal IDisposable Refuse()
    {
        foreach (var server in servers)
            server.Refuse();
        return new Undo(() => servers.ForEach(server => server.Open()));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers)
            await server.DisposeAsync();
        trusted.Dispose();
        untrusted.Dispose();
    }

    private int Listen(bool secure)
    {
        var server = new LoopbackServer((connection, ending) => serve(connection, ending), secure ? () => shown : null);
        servers.Add(server);
        server.Open();
        return server.Port;
    }

    private sealed class Undo(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}
