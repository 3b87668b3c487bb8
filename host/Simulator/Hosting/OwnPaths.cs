using KojiWidgetHarness.Protocol.Simulation;
using Microsoft.AspNetCore.Http;

namespace KojiWidgetHarness.Simulator.Hosting;

/// <summary>Not Koji's, but what the simulator answers for itself: it is neither disturbed nor recorded.</summary>
internal static class OwnPaths
{
    private static readonly PathString[] Own =
    [
        SimulatorRoutes.Steering,
        SimulatorRoutes.Health,
        SimulatorRoutes.Cases,
        SimulatorRoutes.OpenApi,
    ];

    /// <summary>Determines whether this request is for one of them.</summary>
    public static bool Contain(HttpRequest request)
    {
        if (request.Path == SimulatorRoutes.Root)
            return IsGuide(request);
        foreach (var own in Own)
        {
            if (request.Path.StartsWithSegments(own))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether a request for the root gets the guide: a page that embeds it means a widget, and gets what Koji has there.
    /// </summary>
    public static bool IsGuide(HttpRequest request) => Visit.Reads(request) && !Visit.IsFramed(request);
}

/// <summary>Marks an answer as ours rather than Koji's, on a path of which that was not known before: it is not recorded.</summary>
internal sealed class OwnAnswer
{
    private static readonly OwnAnswer Mark = new();

    private OwnAnswer() { }

    /// <summary>Marks it.</summary>
    public static void Give(HttpContext context) => context.Features.Set(Mark);

    /// <summary>Determines whether the answer is marked.</summary>
    public static bool IsGiven(HttpContext context) => context.Features.Get<OwnAnswer>() is not null;
}

/// <summary>
/// Distinguishes a person who looks around with a browser from what embeds or calls the simulator. Koji has no pages for such a person, so
/// what they get is ours.
/// </summary>
internal static class Visit
{
    // Fetch Metadata: sent by browsers to addresses of this machine and over TLS; no script can set it.
    private const string Destination = "Sec-Fetch-Dest";

    /// <summary>Determines whether an answer is read as a page: browsers name HTML, programs do not. A frame is not a person.</summary>
    public static bool WantsPage(HttpRequest request) =>
        Reads(request) && !IsFramed(request) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>Determines whether it is for a tab of its own, as the browser itself says.</summary>
    public static bool IsOwnTab(HttpRequest request) => Reads(request) && request.Headers[Destination] == "document";

    /// <summary>Determines whether the request is for a frame of another page.</summary>
    public static bool IsFramed(HttpRequest request) =>
        request.Headers[Destination].ToString() is "iframe" or "frame" or "embed" or "object";

    /// <summary>Determines whether something is to be read.</summary>
    public static bool Reads(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
}
