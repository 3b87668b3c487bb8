using System.CommandLine;
using System.CommandLine.Invocation;
using KojiWidgetHarness.Cli.Failures;

namespace KojiWidgetHarness.Cli.Help;

/// <summary>Writes the help page of the command that was named.</summary>
/// <param name="pages">The pages.</param>
/// <param name="wasAskedFor">Whether somebody asked for it: then nothing else on the command line can be wrong.</param>
internal sealed class HelpPageAction(HelpPages pages, bool wasAskedFor) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => wasAskedFor;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        pages.Write(parseResult.CommandResult.Command, parseResult.InvocationConfiguration.Output);
        return ExitCodes.AsExpected;
    }
}
