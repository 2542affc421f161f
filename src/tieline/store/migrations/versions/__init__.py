"""The revisions. One that was released is never changed; it imports nothing of ours that may."""
