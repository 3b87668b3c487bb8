using System.Text.Json;
using System.Text.RegularExpressions;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Files;

namespace KojiWidgetHarness.Cli.Setup;

/// <summary>How the page of a project is served, as far as its files say it.</summary>
/// <param name="Command">The command that serves it; null where nothing says so.</param>
/// <param name="Address">The address at which that command serves it; null where nothing says so.</param>
internal sealed partial record ServedPage(string? Command, Uri? Address)
{
    private const string Package = "package.json";
    private const int Deepest = 3;

    private static readonly string[] Scripts = ["dev", "start", "serve", "preview"];
    private static readonly string[] Ignored = ["bin", "obj", "node_modules"];

    // Where each listens by default. The same program may listen elsewhere for another word.
    private static readonly (string Command, int Port)[] Servers =
    [
        ("next dev", 3000),
        ("next start", 3000),
        ("nuxt dev", 3000),
        ("astro dev", 4321),
        ("astro preview", 4321),
        ("ng serve", 4200),
        ("gatsby develop", 8000),
        ("vue-cli-service serve", 8080),
        ("react-scripts start", 3000),
        ("vite preview", 4173),
        ("vite dev", 5173),
        ("vite", 5173),
        ("webpack serve", 8080),
        ("webpack-dev-server", 8080),
    ];

    /// <summary>The commands that install what it needs, each a line; empty without.</summary>
    public IReadOnlyList<string> Install { get; private init; } = [];

    /// <summary>Looks at a folder.</summary>
    /// <exception cref="UsageException">A file cannot be read, or there is more than one answer.</exception>
    public static ServedPage Find(string folder)
    {
        if (OfPackage(folder) is { } byScript)
            return byScript;
        var web = Projects(folder).Where(IsWeb).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')).ToList();
        return web switch
        {
            [] => File.Exists(Path.Combine(folder, "index.html"))
                ? new("python3 -m http.server 8000 --bind 127.0.0.1", new("http://localhost:8000/"))
                : new(null, null),
            [var one] when Simple().IsMatch(one) => new(
                $"dotnet run --project {one} --urls http://localhost:5000",
                new("http://localhost:5000/")
            ),
            [_] => new(null, null),
            _ => throw new UsageException(
                $"There are {web.Count} web projects: say which one serves the page, by its command with --start and its address with --page."
            ),
        };
    }

    /// <summary>The C# projects in a folder and below, three levels deep.</summary>
    public static IEnumerable<string> Projects(string folder) =>
        Directory
            .EnumerateFiles(
                folder,
                "*.csproj",
                new EnumerationOptions
                {
                    RecurseSubdirectories = true,
                    MaxRecursionDepth = Deepest,
                    IgnoreInaccessible = true,
                    AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
                }
            )
            .Where(path => !Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar).Intersect(Ignored).Any())
            .Order(StringComparer.Ordinal);

    private static ServedPage? OfPackage(string folder)
    {
        var path = Path.Combine(folder, Package);
        if (!File.Exists(path))
            return null;
        try
        {
            using var json = JsonDocument.Parse(BoundedText.Read(path));
            if (Scripts.FirstOrDefault(name => Has(json.RootElement, "scripts", name)) is not { } script)
                return null;
            var (run, install) = ManagerOf(folder);
            var text = json.RootElement.GetProperty("scripts").GetProperty(script).GetString()!; // It is a text.
            var port = SetsAddress(folder) ? null : PortOf(text);
            return new($"{run} {script}", port is null ? null : new UriBuilder(Uri.UriSchemeHttp, "localhost", port.Value).Uri)
            {
                Install = install,
            };
        }
        catch (JsonException wrong)
        {
            throw new UsageException($"'{path}' is not JSON: {wrong.Message}");
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            throw NamedFile.Unreadable(path, unread);
        }
    }

    // Only where nothing but the server is started, with no option that could lead elsewhere.
    private static int? PortOf(string script)
    {
        var server = Servers.FirstOrDefault(server => script.StartsWith(server.Command, StringComparison.Ordinal));
        if (server.Command is null || Options().Match(script[server.Command.Length..]) is not { Success: true } options)
            return null;
        return !options.Groups["port"].Success ? server.Port
            : ushort.TryParse(options.Groups["port"].Value, out var port) && port > 0 ? port
            : null;
    }

    // A server's settings may have another port or path, and what a script says of them is not run here.
    private static bool SetsAddress(string folder) =>
        Directory
            .EnumerateFiles(folder)
            .Where(path => Settings().IsMatch(Path.GetFileName(path)))
            .Any(path => Setting().IsMatch(BoundedText.Read(path)));

    private static bool Has(JsonElement package, string section, string name) =>
        package.ValueKind == JsonValueKind.Object
        && package.TryGetProperty(section, out var items)
        && items.ValueKind == JsonValueKind.Object
        && items.TryGetProperty(name, out var item)
        && item.ValueKind == JsonValueKind.String;

    private static (string Run, string[] Install) ManagerOf(string folder) =>
        Exists(folder, "pnpm-lock.yaml") ? ("pnpm run", ["corepack enable", "pnpm install --frozen-lockfile"])
        : Exists(folder, "yarn.lock") ? ("yarn run", ["corepack enable", "yarn install --frozen-lockfile"])
        : ("npm run", [Exists(folder, "package-lock.json") ? "npm ci" : "npm install"]);

    private static bool Exists(string folder, string file) => File.Exists(Path.Combine(folder, file));

    private static bool IsWeb(string project)
    {
        try
        {
            return BoundedText.Read(project).Contains("\"Microsoft.NET.Sdk.Web\"", StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^(?:\s+(?:--host|--turbo|--turbopack|(?:--port|-p)[ =](?<port>\d{1,5})))*\s*$")]
    private static partial Regex Options();

    [GeneratedRegex(@"\.config\.\w+$|^angular\.json$|^\.env")]
    private static partial Regex Settings();

    [GeneratedRegex(@"\b(?:port|https|base|basePath|baseURL|publicPath|pathPrefix)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Setting();

    // Of a path: what neither a shell nor YAML reads as anything else.
    [GeneratedRegex(@"^[\w./+\-]+$")]
    private static partial Regex Simple();
}
