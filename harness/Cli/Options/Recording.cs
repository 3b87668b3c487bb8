using System.CommandLine;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Files;
using KojiWidgetHarness.Reports.Output;
using KojiWidgetHarness.Scenarios.Events;
using KojiWidgetHarness.Scenarios.Files;
using KojiWidgetHarness.Scenarios.Http;

namespace KojiWidgetHarness.Cli.Options;

/// <summary><c>up --record NAME</c>: what goes wrong on a page meanwhile becomes NAME.scenario.yaml in this folder.</summary>
internal sealed class Recording : IAsyncDisposable
{
    // Sessions that the dashboard runs from the catalogue are called after it; what is wanted is what happened on a page.
    private const string OfTheDashboard = "run-";

    private readonly SessionRecorder recorder;
    private readonly string name;

    private Recording(SessionRecorder recorder, string name) => (this.recorder, this.name) = (recorder, name);

    /// <summary>The option.</summary>
    public static Option<string?> Option()
    {
        var option = Forms.ScenarioName.Optional(
            "--record",
            $"Saves the last failure of a page as NAME{ScenarioFile.Extension} in this folder, when this stops."
        );
        option.Validators.Add(result =>
        {
            if (File.Exists(result.Tokens[0].Value + ScenarioFile.Extension))
                result.AddError($"'{result.Tokens[0].Value}{ScenarioFile.Extension}' already exists. Choose another name, or delete it.");
        });
        return option;
    }

    /// <summary>Begins, unless no name was given.</summary>
    public static async Task<Recording?> StartAsync(string? name, HarnessTarget target, CancellationToken cancellation) =>
        name is null
            ? null
            : new(
                await SessionRecorder.StartAsync(
                    target,
                    item => SessionFile.Selects(item) && !item.Run.StartsWith(OfTheDashboard, StringComparison.Ordinal),
                    cancellation
                ),
                name
            );

    /// <summary>Writes the file, or says why there is none.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> SaveAsync()
    {
        var tried = recorder.Sessions.Select(session => SessionFile.Of(session, name)).ToList();
        if (tried.Find(result => result.Saved is not null) is not { Saved: { } saved })
        {
            await Console.Error.WriteLineAsync(
                $"Nothing was saved as '{name}'. {tried.FirstOrDefault().Problem ?? "No page has failed meanwhile."}"
            );
            return ExitCodes.Failed;
        }

        // Not to be cancelled: it is the cancellation that brought us here.
        await NewFile.WriteAsync(saved.FileName, saved.Text, force: false, CancellationToken.None);
        await Console.Error.WriteLineAsync($"✓ recorded {saved.FileName}; run it with: koji-harness run {saved.FileName}");
        return ExitCodes.AsExpected;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => recorder.DisposeAsync();
}

/// <summary>A scenario file that a command writes. It never takes the place of one that somebody may have worked on.</summary>
internal static class NewFile
{
    /// <summary>Writes a new file.</summary>
    /// <exception cref="UsageException">It already exists, or cannot be written.</exception>
    public static async Task WriteAsync(string path, string text, bool force, CancellationToken cancellation)
    {
        await NamedFile.WriteAsync(path, async () =>
        {
            if (force)
                await ReportFile.WriteAsync(path, text, cancellation);
            else
                await CreateAsync(path, text, cancellation);
        });
    }

    /// <summary>Says that a file already exists, before any work is done for it.</summary>
    /// <exception cref="UsageException">It does, and is not to be overwritten.</exception>
    public static void Refuse(string path, bool force)
    {
        if (!force && PrivateFile.IsThere(path))
            throw Taken(path);
    }

    private static UsageException Taken(string path) => new($"'{path}' already exists. Choose another name, or overwrite it with --force.");

    private static async Task CreateAsync(string path, string text, CancellationToken cancellation)
    {
        try
        {
            await using var writer = new StreamWriter(PrivateFile.Create(path));
            await writer.WriteAsync(text.AsMemory(), cancellation);
        }
        catch (IOException) when (PrivateFile.IsThere(path))
        {
            throw Taken(path);
        }
    }
}

/// <summary><c>run --replay NAME</c>: the same as <c>run NAME.scenario.yaml</c>, which <c>up --record NAME</c> wrote.</summary>
internal static class ReplayOption
{
    /// <summary>Gives the option to a command.</summary>
    public static Option<string?> AddTo(Command command)
    {
        var option = Forms.ScenarioName.Optional(
            "--replay",
            $"Runs NAME{ScenarioFile.Extension} of this folder, as 'up --record NAME' wrote it."
        );
        command.Options.Add(option);
        return option;
    }

    /// <summary>The scenarios that were named, and the recorded one.</summary>
    public static IReadOnlyList<string> Add(string? replay, IReadOnlyList<string>? names) =>
        [.. names ?? [], .. replay is null ? Array.Empty<string>() : [replay + ScenarioFile.Extension]];
}
