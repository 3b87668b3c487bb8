using System.CommandLine;

namespace KojiWidgetHarness.Cli.Commands.Sim;

/// <summary><c>sim …</c>: the Koji simulator, by itself.</summary>
internal static class SimCommand
{
    public static Command Create() =>
        new("sim", "Starts and steers the Koji simulator by itself.")
        {
            SimStartCommand.Create(),
            SimCasesCommand.Create(),
            SimFaultCommand.Create(),
            SimTrafficCommand.Create(),
        };
}
