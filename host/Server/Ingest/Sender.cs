using Microsoft.Net.Http.Headers;

namespace KojiWidgetHarness.Host.Ingest;

/// <summary>Who sends, as the host sees it and not as the sender says.</summary>
/// <param name="Origin">The web origin that the browser names; empty for a program that is not a browser.</param>
/// <param name="Connection">The hub connection; null for a request of its own.</param>
internal sealed record Sender(string Origin, string? Connection)
{
    public static Sender Of(HttpRequest? request, string? connection) =>
        new(request?.Headers[HeaderNames.Origin].ToString() ?? "", connection);
}
