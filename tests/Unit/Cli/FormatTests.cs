using System.CommandLine;
using System.Text.RegularExpressions;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Tests.Unit.Architecture;

namespace KojiWidgetHarness.Tests.Unit.Cli;

/// <summary>Each command that answers with data takes <c>--format</c>, in the same words, and the README says what its JSON is.</summary>
[TestClass]
public sealed partial class FormatTests
{
    // What these do, their exit code says; or what they print is for one program only.
    private static readonly string[] WithoutData =
    [
        "help",
        "new scenario",
        "export",
        "import",
        "events resend",
        "events save",
        "sim fault reset",
        "schema",
        "completion",
        "show-report",
        "show-trace",
        "ui",
    ];

    private static readonly string[] Formats =
    [
        OutputFormat.Human,
        OutputFormat.Json,
        OutputFormat.Logfmt,
        OutputFormat.Markdown,
        OutputFormat.Curl,
        OutputFormat.Sarif,
        OutputFormat.GitHub,
    ];

    private static IEnumerable<(string Name, Command Command, IReadOnlyList<string>? Formats)> Commands =>
        CommandLine
            .Commands.Where(command => command.Subcommands.Count == 0)
            .Select(command =>
                (
                    string.Join(' ', CommandLine.WordsOf(command)),
                    command,
                    command
                        .Options.Where(option => option.Name == OutputFormat.Name)
                        .Select(option => ValueText.Of(option)!.Words)
                        .FirstOrDefault()
                )
            );

    [TestMethod]
    public void EachCommandWithData_TakesAFormat_HumanAndJsonFirst()
    {
        foreach (var (name, _, formats) in Commands)
        {
            if (WithoutData.Contains(name))
            {
                Assert.IsNull(formats, name);
                continue;
            }

            Assert.IsNotNull(formats, name);
            Assert.AreEqual($"{OutputFormat.Human} {OutputFormat.Json}", string.Join(' ', formats.Take(2)), name);
            Assert.IsEmpty(formats.Except(Formats), name);
        }
    }

    [TestMethod]
    public void EachOptionOfATime_RefusesANumberAlone_AndNamesTheUnit()
    {
        var times = 0;
        foreach (var command in CommandLine.Commands)
        {
            foreach (var option in command.Options.Where(option => ValueText.Of(option) is { } value && IsOfTime(value, option)))
            {
                times++;
                var mistake = CommandLine.MistakeIn([.. CommandLine.WordsOf(command), option.Name, "10"]);
                Assert.IsNotNull(mistake, option.Name);
                StringAssert.Contains(mistake, "not '10'. A number needs a unit: 10s is seconds, 10ms milliseconds.");
            }
        }

        Assert.IsGreaterThan(7, times);
    }

    [TestMethod]
    public void Readme_HasTheFormatsAndTheJsonOfEachCommand()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "harness", "Cli", "README.md"));
        var rows = Row().Matches(readme).ToDictionary(row => row.Groups["name"].Value, row => row);
        var types = typeof(ProtocolJson).Assembly.GetTypes().Select(type => type.Name).ToHashSet(StringComparer.Ordinal);

        foreach (var (name, _, formats) in Commands.Where(command => command.Formats is not null))
        {
            Assert.IsTrue(rows.Remove(name, out var row), $"The README has no row for {name}.");
            Assert.AreEqual(string.Join(", ", formats!), row.Groups["formats"].Value, name);
            Assert.Contains(row.Groups["type"].Value, types);
        }

        Assert.AreEqual("", string.Join(", ", rows.Keys));
    }

    private static bool IsOfTime(ValueText value, Option option) =>
        value.StandsFor is "TIME" or "SECONDS" or "MILLISECONDS" or "MINUTES" || option.Name.Contains("timeout", StringComparison.Ordinal);

    [GeneratedRegex(@"^\| `(?<name>[a-z -]+)` \| (?<formats>human[a-z, ]*) \| `(?<type>\w+)`", RegexOptions.Multiline)]
    private static partial Regex Row();
}
