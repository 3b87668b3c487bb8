using System.CommandLine;
using KojiWidgetHarness.Cli.Help;
using KojiWidgetHarness.Cli.Values;

namespace KojiWidgetHarness.Tests.Unit.Cli;

/// <summary>Every option and argument of every command with invalid values: one line and exit code 2, whatever was typed.</summary>
[TestClass]
public sealed class HostileValueTests
{
    private static readonly string Huge = new('9', 10_000);

    // What stands for a value that may be any text: what it means is looked up when the command runs.
    private static readonly string[] FreeText =
    [
        "TEXT",
        "FILE",
        "FOLDER",
        "NAME",
        "ID",
        "SESSION",
        "SELECTOR",
        "PATH",
        "METHOD",
        "KEY",
        "TYPE",
        "TOKEN",
        "CAUSE",
        "CODE",
        "CASE",
        "SCENARIO",
        "TARGET",
        "RUN.json",
        "PLACE",
        "TRACE.zip",
        "HEADER",
        "COMMAND",
    ];

    public static IEnumerable<object[]> Values =>
        from value in new[]
        {
            "",
            " ",
            "junk",
            "-1",
            "-99999999999999999999",
            Huge,
            "NaN",
            "Infinity",
            "1e400",
            "\u0661\u0662",
            "0x10",
            "1,5",
            "[x",
            "a\nb\u001b[31m",
            "\ud800",
            "'",
            "null",
        }
        select new object[] { value };

    [TestMethod]
    [DynamicData(nameof(Values))]
    public async Task Value_OfAnyKind_IsTakenOrRefusedInOneLine(string value)
    {
        var refused = 0;
        foreach (var command in CommandLine.Commands)
        {
            foreach (
                var symbol in command.Options.Cast<Symbol>().Concat(command.Arguments).Where(symbol => ValueText.Of(symbol) is not null)
            )
            {
                string[] words =
                [
                    .. CommandLine.WordsOf(command),
                    .. symbol is Option ? [symbol.Name] : Array.Empty<string>(),
                    value,
                    .. Rest(command, symbol),
                ];
                if (CommandLine.MistakeIn(words) is null)
                {
                    Assert.IsTrue(MayTake(symbol, value), $"{CommandPath.Of(command)} {symbol.Name} takes '{value}'");
                    continue;
                }

                refused++;
                var run = await CommandLine.RunAsync(words);
                AssertOneLine(run, command);
            }
        }

        Assert.IsGreaterThan(string.IsNullOrWhiteSpace(value) ? 100 : 60, refused);
    }

    [TestMethod]
    public async Task OptionOfEachCommand_WithoutItsValue_IsRefusedInOneLine()
    {
        foreach (var command in CommandLine.Commands)
        {
            foreach (var option in command.Options.Where(option => ValueText.Of(option) is not null))
            {
                foreach (string[] words in new string[][] { [option.Name], [$"{option.Name}="] })
                {
                    var run = await CommandLine.RunAsync([.. CommandLine.WordsOf(command), .. words]);
                    AssertOneLine(run, command);
                    StringAssert.Contains(run.Errors, option.Name);
                }
            }
        }
    }

    [TestMethod]
    public async Task EachCommand_WithAnUnknownOption_IsRefusedInOneLine()
    {
        // What starts a client may have options of its own.
        foreach (var command in CommandLine.Commands.Where(command => command.Name != "grade-client"))
        {
            var run = await CommandLine.RunAsync([.. CommandLine.WordsOf(command), "--no-such-option"]);

            StringAssert.StartsWith(run.Errors, $"Unknown option '--no-such-option' for {CommandPath.Of(command)}.");
            AssertOneLine(run, command);
        }
    }

    private static bool MayTake(Symbol symbol, string value) =>
        symbol.Name == "--seed"
            ? value == "-1"
            : symbol.Name == "COMMAND" || (!string.IsNullOrWhiteSpace(value) && FreeText.Contains(ValueText.Of(symbol)!.StandsFor));

    // What the command has to be given besides.
    private static IEnumerable<string> Rest(Command command, Symbol symbol) =>
        command
            .Options.Where(other => other.Required && other != symbol)
            .SelectMany(other => new[] { other.Name, "microphone_denied" })
            .Concat(
                command
                    .Arguments.Where(other => other.Arity.MinimumNumberOfValues > 0 && other != symbol)
                    .Select(other => other.Name == "SHELL" ? "bash" : "name")
            );

    private static void AssertOneLine(CommandLine run, Command command)
    {
        var line = run.Errors.TrimEnd('\n');
        Assert.AreEqual((2, ""), (run.ExitCode, run.Output), line);
        Assert.IsFalse(line.Any(char.IsControl), line);
        Assert.IsFalse(line.Contains("System.", StringComparison.Ordinal), line);
        Assert.IsLessThan(600, line.Length, line);
        StringAssert.EndsWith(line, $"See: {CommandPath.Of(command)} --help");
    }
}
