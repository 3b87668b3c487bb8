using System.CommandLine;

namespace KojiWidgetHarness.Cli.Commands.Sim;

/// <summary><c>sim …</c>: the Koji simulator, by itself.</summary>
internal static class SimCommand
{
    public static Command Create() => new("sim", "The Koji simulator by itself: starts it, lists what it can be asked for, lets it fail, shows its traffic.")
    {
        SimStartCommand.Create(),
        SimCasesCommand.Create(),
        SimFaultCommand.Create(),
        SimTrafficCommand.Create(),
    };
}
