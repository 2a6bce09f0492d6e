"""What the files may say, as frozen pydantic models; their JSON Schemas are what an editor completes from."""
