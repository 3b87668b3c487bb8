using System.Diagnostics;
using System.Text.Json;

namespace KojiWidgetHarness.Tests.Benchmarks.Peers;

/// <summary>A temporary folder with programs from npm in it, of fixed versions. Nothing of them is kept.</summary>
internal sealed class NpmFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("koji-peers-");

    private NpmFolder() { }

    public string Path => folder.FullName;

    /// <exception cref="PeerUnavailableException">There is no npm, or it could not install them.</exception>
    public static async Task<NpmFolder> InstallAsync(params string[] packages)
    {
        var made = new NpmFolder();
        try
        {
            await Console.Error.WriteLineAsync($"installing {string.Join(", ", packages)}");
            await File.WriteAllTextAsync(System.IO.Path.Combine(made.Path, "package.json"), """{"private":true}""");
            using var npm = Start("npm", made.Path, ["install", "--no-audit", "--no-fund", "--silent", .. packages]);
            var (output, errors) = (npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
            await npm.WaitForExitAsync();
            return npm.ExitCode == 0
                ? made
                : throw new PeerUnavailableException($"npm ended with {npm.ExitCode}: {await errors}{await output}".Trim());
        }
        catch
        {
            made.Dispose();
            throw;
        }
    }

    /// <exception cref="PeerUnavailableException">There is no such program.</exception>
    public static Process Start(string program, string folder, params string[] arguments)
    {
        try
        {
            return Process.Start(
                new ProcessStartInfo(program, arguments)
                {
                    WorkingDirectory = folder,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new PeerUnavailableException($"'{program}' does not start: {missing.Message}", missing);
        }
    }

    /// <summary>What a Node program that comes to its end prints, as JSON.</summary>
    /// <exception cref="PeerUnavailableException">It failed.</exception>
    public async Task<JsonElement> NodeAsync(params string[] arguments)
    {
        using var node = Start("node", Path, arguments);
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();
        if (node.ExitCode != 0)
            throw new PeerUnavailableException($"node ended with {node.ExitCode}: {await errors}");
        using var answer = JsonDocument.Parse(await output);
        return answer.RootElement.Clone();
    }

    public void Dispose() => folder.Delete(recursive: true);
}
