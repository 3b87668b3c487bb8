using System.CommandLine;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Cli.Commands.Sim;

/// <summary><c>--contract</c>: which generation of Koji's API the simulator speaks.</summary>
internal static class ContractOption
{
    private const string GetKoji = "getkoji";
    private const string KojiSo = "koji.so";

    public static Option<KojiContract> Create() => Forms.Choice((GetKoji, KojiContract.GetKoji), (KojiSo, KojiContract.KojiSo))
        .Option("--contract", "Generation of Koji's API that the simulator speaks.", GetKoji);

    public static string NameOf(KojiContract contract) => contract == KojiContract.KojiSo ? KojiSo : GetKoji;
}
