using KojiWidgetHarness.Protocol.Events.Errors;
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

    /// <summary>Lists the cases of a contract, with what to type and paste for a simulator at this address.</summary>
    public static IReadOnlyList<CaseListing> List(KojiContract contract, Uri simulator) =>
        [.. Of(contract).Select(item => Describe(item, simulator))];

    private static CaseListing Describe(SimulatorCase item, Uri simulator)
    {
        var error = KojiErrorCatalog.Find(item.Code) ?? throw new InvalidOperationException($"Koji documents no error {item.Code}.");
        return new()
        {
            Name = item.Name,
            Code = item.Code,
            HttpStatus = error.HttpStatus,
            Message = item.Message ?? error.Message,
            Cause = error.Causes[item.Cause],
            What = item.What,
            Curl = item.Request is { } request ? CaseText.Curl(request, simulator) : null,
            Iframe = item.Embed is { } embed ? CaseText.Iframe(embed, simulator) : null,
            Then = item.Embed?.Then,
        };
    }
}
