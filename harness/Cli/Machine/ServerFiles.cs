using System.Net;
using System.Text.Json;
using KojiWidgetHarness.Checks.Http;
using KojiWidgetHarness.Files;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Machine;

namespace KojiWidgetHarness.Cli.Machine;

/// <summary>What runs on this machine and was started by this account, a file each.</summary>
/// <param name="data">The account's folder for data; null where it has none, and then nothing is found.</param>
internal sealed class ServerFiles(string? data)
{
    private const string FolderName = "running";
    private const string Ending = ".json";
    private const int LargestFile = 64 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly string? folder = data is null ? null : Path.Combine(data, FolderName);

    /// <summary>Writes down what this process runs.</summary>
    /// <returns>The file, deleted with its disposal; null where nothing could be written, which is said on standard error.</returns>
    public ServerFile? Write(RunningServers servers)
    {
        if (folder is null || RunningProcess.StartOf(Environment.ProcessId) is not { } started)
            return null;
        try
        {
            PrivateFile.CreateFolder(folder);
            if (PrivateFile.FolderProblem(folder) is { } problem)
                throw new IOException($"'{folder}': {problem}");
            var path = Path.Combine(folder, $"{Guid.NewGuid():N}{Ending}");
            PrivateFile.Replace(
                path,
                JsonSerializer.Serialize(
                    servers with
                    {
                        Process = Environment.ProcessId,
                        Started = started,
                    },
                    ProtocolJson.Default.RunningServers
                )
            );
            return new ServerFile(path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"Other commands do not find this by themselves: {refused.Message}");
            return null;
        }
    }

    /// <summary>Gets what runs now. A file whose process is gone is deleted.</summary>
    public async Task<IReadOnlyList<RunningServers>> FindAsync(CancellationToken cancellation)
    {
        if (folder is null || !Directory.Exists(folder) || PrivateFile.FolderProblem(folder) is not null)
            return [];
        var found = await Task.WhenAll(
            Directory.EnumerateFiles(folder, "*" + Ending).Order(StringComparer.Ordinal).Select(path => FindAsync(path, cancellation))
        );
        return [.. found.OfType<RunningServers>()];
    }

    private static async Task<RunningServers?> FindAsync(string path, CancellationToken cancellation)
    {
        try
        {
            if (Read(path) is not { } servers)
                return null;
            // By the process first: at the address of one that was killed, another user's program would be shown the token.
            if (RunningProcess.StartOf(servers.Process) != servers.Started)
            {
                File.Delete(path);
                return null;
            }

            return await AnswersAsync(servers.Host ?? servers.Simulator, cancellation) ? servers : null;
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private static RunningServers? Read(string path)
    {
        using var file = PrivateFile.OpenRead(path);
        return
            file.Length <= LargestFile
            && JsonSerializer.Deserialize(file, ProtocolJson.Default.RunningServers) is { } servers
            && IsOfThisMachine(servers.Simulator)
            && (servers.Host is null || IsOfThisMachine(servers.Host))
            ? servers
            : null;
    }

    private static bool IsOfThisMachine(Uri address) =>
        address is { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo: "", IsLoopback: true };

    private static async Task<bool> AnswersAsync(Uri server, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            using var http = new HttpMessageInvoker(HarnessHttp.NewHandler());
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server, ProtocolRoutes.Health));
            using var response = await http.SendAsync(request, patience.Token);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException refused)
        {
            // A simulator's certificate is its own.
            return refused.HttpRequestError == HttpRequestError.SecureConnectionError;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}

/// <summary>The file of what this process runs.</summary>
/// <param name="Path">Its path.</param>
internal sealed record ServerFile(string Path) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            File.Delete(Path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // The next command sees that its process is gone.
        }
    }
}
