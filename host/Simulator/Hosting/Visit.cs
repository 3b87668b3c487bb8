using Microsoft.AspNetCore.Http;

namespace KojiWidgetHarness.Simulator.Hosting;

/// <summary>
/// Distinguishes a person who looks around with a browser from what embeds or calls the simulator. Koji has no pages for such a person, so
/// what they get is ours.
/// </summary>
internal static class Visit
{
    // Fetch Metadata: sent by browsers to addresses of this machine and over TLS; no script can set it.
    private const string Destination = "Sec-Fetch-Dest";

    /// <summary>Whether an answer is read as a page: browsers name HTML, programs do not. A frame is not a person.</summary>
    public static bool WantsPage(HttpRequest request) =>
        Reads(request) && !IsFramed(request) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is for a tab of its own, as the browser itself says.</summary>
    public static bool IsOwnTab(HttpRequest request) => Reads(request) && request.Headers[Destination] == "document";

    /// <summary>Whether the request is for a frame of another page.</summary>
    public static bool IsFramed(HttpRequest request) =>
        request.Headers[Destination].ToString() is "iframe" or "frame" or "embed" or "object";

    /// <summary>Whether something is to be read.</summary>
    public static bool Reads(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
}
