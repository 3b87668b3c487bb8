using KojiWidgetHarness.Protocol.Simulation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KojiWidgetHarness.Simulator.Guide;

/// <summary>The answer to a person who opens an address for steering: how to ask there.</summary>
internal static class SteeringPage
{
    private static readonly (string Path, string What)[] Places =
    [
        (SimulatorRoutes.Traffic, "requests and their answers"),
        (SimulatorRoutes.Faults, "the faults that are set"),
        (SimulatorRoutes.InterviewRecords, "the newest interviews"),
        (SimulatorRoutes.Clock, "POST moves the clock"),
    ];

    public static ContentHttpResult Show(HttpContext context, int status = StatusCodes.Status200OK) =>
        GuidePage.Show(
            context,
            "How the simulator is steered",
            $"""
            <p>Addresses below <code>{SimulatorRoutes.Steering}</code> are for programs that send the header <code>{SimulatorRoutes.ControlTokenHeader}</code>. Its value is the
            <code>KOJI_SIMULATOR_TOKEN</code> that <code>koji-harness up</code> and <code>sim start</code> print.</p>
            {GuidePage.Figure(
                $"curl -H \"{SimulatorRoutes.ControlTokenHeader}: $KOJI_SIMULATOR_TOKEN\" {new Uri(GuidePage.AddressOf(context.Request), SimulatorRoutes.Traffic)}"
            )}
            <ul>
            {string.Concat(Places.Select(place => $"<li><code>{place.Path}</code>: {place.What}</li>\n"))}</ul>
            <p>With that variable and <code>KOJI_SIMULATOR</code> set, <code>koji-harness sim traffic</code> and <code>koji-harness sim fault</code> do the same. The dashboard of
            <code>koji-harness up</code> shows both.</p>

            """,
            status
        );
}
