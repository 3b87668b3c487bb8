using System.CommandLine;

namespace KojiWidgetHarness.Cli.Help;

/// <summary>A command as it is typed.</summary>
internal static class CommandPath
{
    /// <summary>What the program is called, however it was started.</summary>
    public const string Program = "koji-harness";

    /// <summary>Such as <c>koji-harness sim start</c>, and words behind it.</summary>
    public static string Of(Command command, params IEnumerable<string> more) => string.Join(' ', [.. Words(command), .. more]);

    private static IEnumerable<string> Words(Command command) =>
        command is RootCommand ? [Program] : [.. command.Parents.OfType<Command>().SelectMany(Words), command.Name];
}

/// <summary>Commands that help shows together.</summary>
/// <param name="Title">What they are for.</param>
/// <param name="Commands">The commands, in their order.</param>
internal sealed record CommandGroup(string Title, IReadOnlyList<Command> Commands);
