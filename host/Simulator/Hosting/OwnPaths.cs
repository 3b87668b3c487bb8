using KojiWidgetHarness.Protocol.Simulation;
using Microsoft.AspNetCore.Http;

namespace KojiWidgetHarness.Simulator.Hosting;

/// <summary>Not Koji's, but what the simulator answers for itself: it is neither disturbed nor recorded.</summary>
internal static class OwnPaths
{
    private static readonly PathString[] Own = [SimulatorRoutes.Steering, SimulatorRoutes.Health, SimulatorRoutes.Cases, SimulatorRoutes.OpenApi];

    public static bool Contain(PathString path)
    {
        foreach (var own in Own)
        {
            if (path.StartsWithSegments(own))
                return true;
        }

        return false;
    }
}
