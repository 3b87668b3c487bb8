using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Simulator.Cases;

/// <summary>Every documented error by each of its documented causes.</summary>
public static class SimulatorCases
{
    /// <summary>Those of one generation of the API, in the order in which Koji documents the errors.</summary>
    public static IReadOnlyList<SimulatorCase> Of(KojiContract contract)
    {
        var calls = new CaseCalls(contract);
        return [.. AuthenticationCases.Of(calls), .. RequestCases.Of(calls), .. StateCases.Of(calls), .. WidgetCases.All];
    }
}
