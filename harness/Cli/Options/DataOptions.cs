using System.CommandLine;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Machine;
using KojiWidgetHarness.Cli.Values;

namespace KojiWidgetHarness.Cli.Options;

/// <summary>Where events are kept, as the command line says it.</summary>
internal static class DataOptions
{
    private const string FolderName = "koji-widget-harness";

    public static Option<string?> Folder(string otherwise) =>
        Forms.Folder.Optional("--data", $"Folder that keeps the events; created if it does not exist. {otherwise}");

    public static Option<bool> Ephemeral() => new("--ephemeral") { Description = "Keeps the events only until it stops." };

    /// <summary>The folder of this account, where nothing else was said.</summary>
    /// <exception cref="UsageException">The account has none.</exception>
    public static string Default() =>
        Own() is { Length: > 0 } folder
            ? Path.Combine(folder, FolderName)
            : throw new UsageException("This account has no folder for data. Name one with --data, or keep nothing with --ephemeral.");

    /// <summary>Where this account's commands write down what they run.</summary>
    public static ServerFiles Servers() => new(Own() is { Length: > 0 } folder ? Path.Combine(folder, FolderName) : null);

    private static string Own() =>
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);

    public static void RefuseBoth(this Command command, Option<string?> folder, Option<bool> ephemeral) =>
        command.Validators.Add(result =>
        {
            if (result.Has(ephemeral) && result.Has(folder))
                result.AddError("Give --data or --ephemeral, not both.");
        });
}
