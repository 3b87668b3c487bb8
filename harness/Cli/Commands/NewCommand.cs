using System.CommandLine;
using KojiWidgetHarness.Harness.Scenarios.Catalog;
using KojiWidgetHarness.Harness.Scenarios.Files;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>new scenario NAME</c>: a file to begin with.</summary>
internal static class NewCommand
{
    // It has all that a scenario may have: an embed, a fault, a step and an expectation.
    private static readonly string UsualModel = MicrophonePolicyScenarios.WithoutAllow.Name;

    public static Command Create() => new("new", "Writes a file to begin with.") { Scenario() };

    private static Command Scenario()
    {
        var name = new Argument<string>("NAME") { Description = "What the scenario is called: small letters, digits and hyphens." };
        name.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } wanted && !ScenarioFile.IsName(wanted))
                result.AddError($"NAME takes 1 to 50 small letters, digits and hyphens, not '{wanted}'.");
        });
        var from = new Option<string>("--from") { Description = "The scenario that it begins with.", HelpName = "SCENARIO", DefaultValueFactory = _ => UsualModel };
        var file = new Option<FileInfo?>("--out") { Description = "The file to write; by default NAME.scenario.yaml in this folder.", HelpName = "FILE" };
        file.MustBeYaml();
        var force = new Option<bool>("--force") { Description = "Writes over a file that is there." };

        var command = new Command("scenario", "Writes a scenario file to begin with, which 'run' plays as it stands.") { name, from, file, force };
        command.SetAction((parsed, cancellation) => WriteAsync(
            parsed.GetRequiredValue(name), parsed.GetRequiredValue(from), parsed.GetValue(file), parsed.GetValue(force), cancellation));
        return command;
    }

    private static async Task<int> WriteAsync(string name, string from, FileInfo? file, bool force, CancellationToken cancellation)
    {
        var model = ScenarioCatalog.All.FirstOrDefault(scenario => scenario.Name == from)
            ?? throw new UsageException($"There is no scenario '{from}'. See: koji-harness list");
        var path = file?.ToString() ?? name + ScenarioFile.Extension;
        await NewFile.WriteAsync(path, StarterFile.Write(name, model), force, cancellation);
        await Console.Error.WriteLineAsync($"✓ written; play it with: koji-harness run {path}");
        return ExitCodes.AsExpected;
    }
}
