using System.CommandLine;

namespace KojiWidgetHarness.Cli.Help;

/// <summary>Commands that help shows together.</summary>
/// <param name="Title">What they are for.</param>
/// <param name="Commands">The commands, in their order.</param>
internal sealed record CommandGroup(string Title, IReadOnlyList<Command> Commands);
