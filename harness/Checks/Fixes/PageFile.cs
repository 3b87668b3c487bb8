using System.Text;

namespace KojiWidgetHarness.Checks.Fixes;

/// <summary>
/// A page in a file. Written back, all its bytes stay that stand for text which stays: its encoding, byte order mark and line ends too.
/// </summary>
public sealed class PageFile
{
    private readonly string path;
    private readonly string? link;
    private readonly PageEncoding encoding;

    private PageFile(string path, string? link, string text, PageEncoding encoding) =>
        (this.path, this.link, Text, this.encoding) = (path, link, text, encoding);

    /// <summary>All of it, without a byte order mark.</summary>
    public string Text { get; }

    /// <summary>Reads a file, through a link the one that it leads to.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static async Task<PageFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var goal = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
        var (text, encoding) = PageEncoding.Read(await File.ReadAllBytesAsync(goal, cancellationToken));
        return new(goal, goal == Path.GetFullPath(path) ? null : path, text, encoding);
    }

    /// <summary>
    /// Puts this text into the file, whole or not at all: a new file takes the old one's place, with its permissions. A text of which
    /// nothing changed writes nothing.
    /// </summary>
    /// <exception cref="IOException">It cannot be written, was changed since it was read, or was read through a link.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        if (text == Text)
            return;
        if (link is not null)
            throw new IOException($"{link} is a symbolic link. Name the file itself: {path}");
        // To replace a file only its folder has to be writable: a file is read-only for a reason.
        await using (File.Open(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite)) { }

        var draft = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await WriteDraftAsync(draft, encoding.Write(text), cancellationToken);
            var now = await File.ReadAllBytesAsync(path, cancellationToken);
            if (!now.SequenceEqual(encoding.Write(Text)))
                throw new IOException($"{path} was changed while it was being fixed. Run the command again.");
            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private async Task WriteDraftAsync(string draft, byte[] bytes, CancellationToken cancellationToken)
    {
        await using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write))
        {
            await file.WriteAsync(bytes, cancellationToken);
            file.Flush(flushToDisk: true);
        }

        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(draft, File.GetUnixFileMode(path));
    }
}

/// <summary>How the bytes of a file are text, so that the same text is the same bytes again.</summary>
/// <param name="Encoding">Throws at what it does not know.</param>
/// <param name="Mark">The byte order mark that stands before the text; empty without.</param>
internal sealed record PageEncoding(Encoding Encoding, byte[] Mark)
{
    private static readonly IReadOnlyList<PageEncoding> Marked =
    [
        With(new UTF8Encoding(true, true)),
        With(new UnicodeEncoding(false, true, true)),
        With(new UnicodeEncoding(true, true, true)),
    ];

    private static readonly PageEncoding Plain = new(new UTF8Encoding(false, true), []);

    // Each byte is a character: what the text is meant to say may differ, but ASCII, of which tags are made, is the same in nearly all
    // encodings.
    private static readonly PageEncoding Bytewise = new(Encoding.Latin1, []);

    /// <summary>Reads a file: by its mark, or as UTF-8; else byte by byte.</summary>
    public static (string Text, PageEncoding Encoding) Read(byte[] bytes)
    {
        var likely = Marked.FirstOrDefault(encoding => bytes.AsSpan().StartsWith(encoding.Mark)) ?? Plain;
        try
        {
            return (likely.Encoding.GetString(bytes.AsSpan(likely.Mark.Length)), likely);
        }
        catch (DecoderFallbackException)
        {
            return (Bytewise.Encoding.GetString(bytes), Bytewise);
        }
    }

    /// <summary>The bytes of a file with this text.</summary>
    public byte[] Write(string text) => [.. Mark, .. Encoding.GetBytes(text)];

    private static PageEncoding With(Encoding encoding) => new(encoding, encoding.GetPreamble());
}
