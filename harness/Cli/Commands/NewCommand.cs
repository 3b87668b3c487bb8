using System.CommandLine;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Options;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Files;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>new scenario NAME</c>: a file to begin with.</summary>
internal static class NewCommand
{
    // It has all that a scenario may have: an embed, a fault, a step and an expectation.
    private static readonly string UsualModel = MicrophonePolicyScenarios.WithoutAllow.Name;

    public static Command Create() => new("new", "Writes a scenario file to start with.") { Scenario() };

    private static Command Scenario()
    {
        var name = Forms.ScenarioName.Argument("Name of the scenario: lowercase letters, digits and hyphens.");
        var from = Forms
            .Known("SCENARIO", "the name of a scenario", ScenarioCatalog.All.Select(scenario => scenario.Name), "list")
            .Option("--from", "The scenario that it begins with.", UsualModel);
        var file = Forms.ScenarioPath.Optional("--out", "The file to write; by default NAME.scenario.yaml in this folder.");
        var force = new Option<bool>("--force") { Description = "Overwrites an existing file." };

        var command = new Command("scenario", "Writes a scenario file to start with. 'run' runs it as it is.") { name, from, file, force };
        command.SetAction(
            (parsed, cancellation) =>
                WriteAsync(
                    parsed.GetRequiredValue(name),
                    parsed.GetRequiredValue(from),
                    parsed.GetValue(file),
                    parsed.GetValue(force),
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> WriteAsync(string name, string from, string? file, bool force, CancellationToken cancellation)
    {
        var model = ScenarioCatalog.All.Single(scenario => scenario.Name == from);
        var path = file ?? name + ScenarioFile.Extension;
        await NewFile.WriteAsync(path, StarterFile.Write(name, model), force, cancellation);
        await Console.Error.WriteLineAsync($"✓ written; run it with: koji-harness run {path}");
        return ExitCodes.AsExpected;
    }
}

/// <summary><c>schema</c>: the form of scenario files, for editors.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var command = new Command("schema", "Prints the JSON Schema of scenario files. Editors complete them by it.");
        command.SetAction(_ => Console.Out.Write(ScenarioSchema.Write()));
        return command;
    }
}
