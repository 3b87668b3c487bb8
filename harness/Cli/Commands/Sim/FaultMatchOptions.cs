using System.CommandLine;
using KojiWidgetHarness.Protocol.Simulation.Faults;

namespace KojiWidgetHarness.Cli.Commands.Sim;

/// <summary>Which requests a fault meets, as the command line has it.</summary>
internal sealed class FaultMatchOptions
{
    private readonly Option<string?> path = new("--path") { Description = "Path of the request; * is any run of characters." };
    private readonly Option<string?> method = new("--method") { Description = "HTTP method." };
    private readonly Option<string?> project = new("--project") { Description = "Id of the project that it is about." };
    private readonly Option<string?> key = new("--key") { Description = "API key that it carries." };
    private readonly Option<string?> header = new("--header") { Description = "Header that it carries: 'Name: value', or a name alone." };
    private readonly Option<int?> nth = NumberOption.Whole("--nth", "Only the n-th that fits otherwise; the first is 1.");
    private readonly Option<double?> probability = NumberOption.Any("--probability", "How likely, above 0 and at most 1.");
    private readonly Option<int?> seed = NumberOption.Whole("--seed", "The same seed, the same draws; 0 by default.");

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { path, method, project, key, header, nth, probability, seed })
            command.Options.Add(option);
    }

    public FaultMatch? Read(ParseResult parsed)
    {
        var match = new FaultMatch
        {
            Path = parsed.GetValue(path),
            Method = parsed.GetValue(method),
            Project = parsed.GetValue(project),
            Key = parsed.GetValue(key),
            Header = parsed.GetValue(header) is { } text ? Header(text) : null,
            Nth = parsed.GetValue(nth),
            Probability = parsed.GetValue(probability),
            Seed = parsed.GetValue(seed),
        };
        return match == new FaultMatch() ? null : match;
    }

    private static FaultHeader Header(string text)
    {
        var parts = text.Split(':', 2);
        return new() { Name = parts[0].Trim(), Value = parts.Length == 2 ? parts[1].Trim() : null };
    }
}
