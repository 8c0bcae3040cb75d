using System.Text.Json;
using System.Text.Json.Nodes;

namespace QualityGate.Packages.Tests.Ci;

/// <summary>
/// The comments of a pull request, and a program <c>gh</c> that lists, creates and changes them as the real one does:
/// with its options as they are used here, its --jq, its errors, and GitHub's limit on the size of a comment.
/// </summary>
internal sealed class FakeGitHub
{
    private const string Program = """
        #!/usr/bin/env bash
        set -euo pipefail
        printf '%s\n' "$*" >> "$FAKE_GITHUB/calls"
        fail() { echo "gh: $1" >&2; exit 1; }
        [ -n "${GH_TOKEN:-}" ] || fail 'To use GitHub CLI in a GitHub Actions workflow, set the GH_TOKEN environment variable.'
        [ "$1" = api ] || fail "unknown command $1"; shift
        method=GET; filter=.; path=; body=
        while [ $# -gt 0 ]; do
          case "$1" in
            --method) method="$2"; shift 2 ;;
            --jq) filter="$2"; shift 2 ;;
            -F) case "$2" in body=@*) body="${2#body=@}" ;; *) fail "unknown field $2" ;; esac; shift 2 ;;
            --paginate | --silent) shift ;;
            -*) fail "unknown flag $1" ;;
            *) path="$1"; shift ;;
          esac
        done
        comments="$FAKE_GITHUB/comments.json"
        [ ! -f "$FAKE_GITHUB/offline" ] || fail 'error connecting to api.github.com'
        if [ "$method" != GET ]; then
          [ ! -f "$FAKE_GITHUB/readonly" ] || fail 'Resource not accessible by integration (HTTP 403)'
          [ "$(wc -m < "$body")" -le 65536 ] || fail 'Body is too long (maximum is 65536 characters) (HTTP 422)'
        fi
        case "$method $path" in
          'GET repos/owner/models/issues/17/comments?per_page=100') jq -r "$filter" "$comments"; exit ;;
          'POST repos/owner/models/issues/17/comments')
            jq --rawfile body "$body" '. + [{ id: ((map(.id) | max // 0) + 1), body: $body }]' "$comments" > "$comments.new" ;;
          'PATCH repos/owner/models/issues/comments/'*)
            jq --rawfile body "$body" --argjson id "${path##*/}" \
              'map(if .id == $id then .body = $body else . end)' "$comments" > "$comments.new" ;;
          *) fail "Not Found (HTTP 404)" ;;
        esac
        mv "$comments.new" "$comments"
        """;

    private readonly TemporaryFolder _folder;

    public FakeGitHub(TemporaryFolder folder, params string[] comments)
    {
        _folder = folder;
        folder.Write("github/comments.json", JsonSerializer.Serialize(comments.Select((body, k) => new { id = 100 + k, body })));
        folder.Write("github/calls", string.Empty);
        var program = folder.Write("github/bin/gh", Program);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, File.GetUnixFileMode(program) | UnixFileMode.UserExecute);
        }
    }

    public string Root => _folder.PathTo("github");

    public string Bin => _folder.PathTo("github/bin");

    /// <summary>The comments as they are now, the oldest first.</summary>
    public string[] Comments =>
        [
            .. JsonNode
                .Parse(File.ReadAllText(_folder.PathTo("github/comments.json")))!
                .AsArray()
                .Select(comment => (string)comment!["body"]!),
        ];

    /// <summary>The requests that it was sent.</summary>
    public string[] Calls => File.ReadAllLines(_folder.PathTo("github/calls"));

    /// <summary>From now on the token may read only.</summary>
    public void MakeReadOnly() => _folder.Write("github/readonly", string.Empty);

    /// <summary>From now on it cannot be reached.</summary>
    public void TakeOffline() => _folder.Write("github/offline", string.Empty);
}
