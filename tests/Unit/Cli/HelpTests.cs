using System.CommandLine;
using System.CommandLine.Parsing;
using KojiWidgetHarness.Cli.Help;
using KojiWidgetHarness.Cli.Values;

namespace KojiWidgetHarness.Tests.Unit.Cli;

/// <summary>Help for every command there is.</summary>
[TestClass]
public sealed class HelpTests
{
    private const int Columns = 80;
    private const int Lines = 24;

    public static IEnumerable<object[]> Commands =>
        CommandLine.Commands.Select(command => new object[] { string.Join(' ', CommandLine.WordsOf(command)) });

    [TestMethod]
    [DynamicData(nameof(Commands))]
    public async Task Help_OfEachCommand_IsTheSameInEachWayAndFitsATerminal(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var page = await CommandLine.RunAsync([.. words, "--help"]);

        Assert.AreEqual((0, ""), (page.ExitCode, page.Errors));
        StringAssert.Contains(page.Output, $"Usage: {CommandPath.Program} {command}".TrimEnd());
        foreach (var line in page.Output.Split('\n'))
            Assert.IsLessThanOrEqualTo(Columns, line.Length, line);
        foreach (
            IReadOnlyList<string> other in new string[][]
            {
                [.. words, "-h"],
                [.. words, "-?"],
                ["help", .. words],
                [.. words, "--help", "--no-such-option"],
            }
        )
            Assert.AreEqual(page, await CommandLine.RunAsync(other), string.Join(' ', other));
    }

    [TestMethod]
    [DynamicData(nameof(Commands))]
    public void Help_OfEachCommand_HasAnExampleThatCanBeTyped(string command)
    {
        var found = CommandLine.Commands.Single(one => string.Join(' ', CommandLine.WordsOf(one)) == command);
        if (found is RootCommand)
            return;

        var examples = HelpExamples.Of(found);

        Assert.IsNotEmpty(examples);
        foreach (var example in examples)
        {
            Assert.StartsWith(command, example);
            Assert.IsNull(
                CommandLine.MistakeIn(CommandLineParser.SplitCommandLine(example.Split('>')[0].Replace('\'', '"')).ToArray()),
                example
            );
        }
    }

    [TestMethod]
    [DynamicData(nameof(Commands))]
    public async Task Help_OfEachCommand_NamesAllThatItTakes(string command)
    {
        var found = CommandLine.Commands.Single(one => string.Join(' ', CommandLine.WordsOf(one)) == command);
        var page = await CommandLine.RunAsync(["help", .. command.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        foreach (
            var symbol in found
                .Subcommands.Cast<Symbol>()
                .Concat(found.Arguments)
                .Concat(found is RootCommand ? [] : found.Options)
                .Where(symbol => symbol.Name != HelpCommand.Name)
        )
            StringAssert.Contains(page.Output, symbol.Name);
    }

    [TestMethod]
    public async Task Program_WithoutWords_ShowsAllCommandsInOneTerminal()
    {
        var page = await CommandLine.RunAsync();

        Assert.AreEqual(0, page.ExitCode);
        Assert.AreEqual(page, await CommandLine.RunAsync("help"));
        var lines = page.Output.TrimEnd('\n').Split('\n');
        // One line is for what is typed next.
        Assert.IsLessThan(Lines, lines.Length);
        foreach (var title in new[] { "Run and report", "Watch", "Check", "Simulate", "Set up" })
            Assert.IsTrue(lines.Any(line => line.StartsWith(title + " ", StringComparison.Ordinal)), title);
    }

    [TestMethod]
    [DataRow("sim")]
    [DataRow("sim fault")]
    [DataRow("events")]
    [DataRow("new")]
    public async Task CommandOfCommands_Alone_ShowsItsHelp(string command) =>
        Assert.AreEqual(await CommandLine.RunAsync(["help", .. command.Split(' ')]), await CommandLine.RunAsync(command.Split(' ')));

    [TestMethod]
    public void EachOptionThatHasAValue_IsReadByAForm()
    {
        var others =
            from command in CommandLine.Commands
            from symbol in command.Arguments.Cast<Symbol>().Concat(command.Options)
            where symbol is not (Option<bool> or IValued or VersionOption or System.CommandLine.Help.HelpOption)
            select $"{CommandPath.Of(command)} {symbol.Name}";

        Assert.AreEqual("", string.Join("; ", others));
    }
}
