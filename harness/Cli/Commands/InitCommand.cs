using System.CommandLine;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Setup;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Files;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Scenarios.Catalog;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>init</c>: what a project needs to run the harness, written into its folder.</summary>
internal static class InitCommand
{
    private static readonly ValueForm<string> CommandForm = Forms.TextFor("COMMAND") with
    {
        Takes = "a command on one line",
        Read = (text, out command) => !string.IsNullOrWhiteSpace(command = text) && !text.Any(char.IsControl),
    };

    public static Command Create()
    {
        var folder = Forms.Folder.OptionalArgument("The project's folder; by default the working directory.");
        var page = Forms.Address.Optional("--page", "Address of the page. By default what the project's files say.");
        var start = CommandForm.Optional("--start", "Command that serves the page. By default what the project's files say.");
        var dry = new Option<bool>("--dry-run") { Description = "Writes nothing, and prints what it would write." };
        var command = new Command(
            "init",
            "Writes what a project needs to run this. A workflow for GitHub, a scenario and, for a .NET solution, a test project; it overwrites nothing."
        )
        {
            folder,
            page,
            start,
            dry,
        };
        command.SetAction(
            (parsed, cancellation) =>
                WriteAsync(
                    parsed.GetValue(folder) ?? ".",
                    parsed.GetValue(page),
                    parsed.GetValue(start),
                    parsed.GetValue(dry),
                    parsed.InvocationConfiguration.Output,
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> WriteAsync(
        string folder,
        WebAddress? address,
        string? start,
        bool dry,
        TextWriter output,
        CancellationToken cancellation
    )
    {
        if (!Directory.Exists(folder))
            throw new UsageException($"Folder not found: '{folder}'. Check the path.");
        var files = new InitFiles(Page(folder, address, start), MicrophonePolicyScenarios.WithoutAllow);
        var solution = HasSolution(folder);
        var project = ProjectBeside(folder);
        foreach (var file in files.All(solution && project is null))
        {
            var path = Path.Combine(folder, file.Path);
            if (PrivateFile.IsThere(path))
                await output.WriteLineAsync($"▲ {file.Path} exists, and is left as it is");
            else if (dry)
                await output.WriteLineAsync($"✓ {file.Path} would be written:\n\n{file.Text}");
            else
                await WriteAsync(path, file, output, cancellation);
        }

        if (solution && project is not null)
            await output.WriteLineAsync(
                $"▲ no test project: {project} is in this folder, and would compile its files, too. Run init in a folder above."
            );
        await output.WriteLineAsync($"Try it here: {files.Run}");
        return ExitCodes.AsExpected;
    }

    private static ServedPage Page(string folder, WebAddress? address, string? start)
    {
        var found = start is not null && address is not null ? new(null, null) : ServedPage.Find(folder);
        // What runs elsewhere is not served from here, unless somebody says so.
        var command = start ?? (address is { Uri.IsLoopback: false } ? null : found.Command);
        return found with
        {
            Command = command,
            Address = address?.Uri
                ?? (start is null ? found.Address : null)
                ?? throw new UsageException(
                    command is null
                        ? "Nothing in this folder says how the page is served: name its address with --page, and the command that serves it with --start."
                        : $"Nothing in this folder says at which address '{command}' serves the page: name it with --page."
                ),
        };
    }

    private static bool HasSolution(string folder) =>
        Directory.EnumerateFiles(folder, "*.sln").Concat(Directory.EnumerateFiles(folder, "*.slnx")).Any()
        || ServedPage.Projects(folder).Any();

    // It compiles what is in folders below its own.
    private static string? ProjectBeside(string folder) =>
        Directory.EnumerateFiles(folder, "*.csproj").Select(path => Path.GetFileName(path)).FirstOrDefault();

    private static async Task WriteAsync(string path, InitFile file, TextWriter output, CancellationToken cancellation)
    {
        await NamedFile.WriteAsync(path, async () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!); // It is below a folder.
            // As new files usually are: it is to be committed, and everybody who works on the project reads it.
            await using var writer = new StreamWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write));
            await writer.WriteAsync(file.Text.AsMemory(), cancellation);
        });
        await output.WriteLineAsync($"✓ {file.Path}: {file.Next}");
    }
}
