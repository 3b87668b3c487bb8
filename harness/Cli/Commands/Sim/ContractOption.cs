using System.CommandLine;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Cli.Commands.Sim;

/// <summary><c>--contract</c>: which generation of Koji's API the simulator speaks.</summary>
internal static class ContractOption
{
    private const string GetKoji = "getkoji";
    private const string KojiSo = "koji.so";

    public static Option<string> Create()
    {
        var option = new Option<string>("--contract")
        {
            Description = "Generation of Koji's API that the simulator speaks.",
            DefaultValueFactory = _ => GetKoji,
        };
        option.AcceptOnlyFromAmong(GetKoji, KojiSo);
        return option;
    }

    public static KojiContract GetContract(this ParseResult parsed, Option<string> option) =>
        parsed.GetValue(option) == KojiSo ? KojiContract.KojiSo : KojiContract.GetKoji;

    public static string NameOf(KojiContract contract) => contract == KojiContract.KojiSo ? KojiSo : GetKoji;
}
