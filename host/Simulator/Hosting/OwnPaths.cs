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

    /// <summary>Whether this request is for one of them.</summary>
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
