using System.CommandLine;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Cli.Commands.Sim;

/// <summary><c>--contract</c>: which generation of Koji's API the simulator speaks.</summary>
internal static class ContractOption
{
    public static Option<KojiContract> Create() =>
        Forms.Choice((KojiContractNames.GetKoji, KojiContract.GetKoji), (KojiContractNames.KojiSo, KojiContract.KojiSo))
            .Option("--contract", "Generation of Koji's API that the simulator speaks.", KojiContractNames.GetKoji);
}
